package import LocatedJSON

/// What an input can be.
package enum ImportKind: String, CaseIterable, Sendable {
  case terraform, cloudformation, kubernetes, compose, backstage, zipkin, jaeger, xray, kiali
  case cyclonedx, har, route53

  /// The importer of this kind.
  package var importer: any Importer.Type {
    switch self {
    case .terraform: TerraformImporter.self
    case .cloudformation: CloudFormationImporter.self
    case .kubernetes: KubernetesImporter.self
    case .compose: ComposeImporter.self
    case .backstage: BackstageImporter.self
    case .jaeger: JaegerImporter.self
    case .zipkin: ZipkinImporter.self
    case .xray: XRayImporter.self
    case .kiali: KialiImporter.self
    case .cyclonedx: CycloneDXImporter.self
    case .har: HARImporter.self
    case .route53: Route53Importer.self
    }
  }

  /// The kind whose importer recognises `root`; the first in the order above that does.
  package static func recognised(_ root: JSONValue) -> ImportKind? {
    allCases.first { $0.importer.recognises(root) }
  }
}
