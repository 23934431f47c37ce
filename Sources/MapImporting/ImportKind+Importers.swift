internal import LocatedJSON

/// The one list of importers, in the order in which an input is asked whose it is.
let importers: [any Importer.Type] = [
  TerraformImporter.self, CloudFormationImporter.self, KubernetesImporter.self,
  ComposeImporter.self, BackstageImporter.self, ZipkinImporter.self, JaegerImporter.self,
  XRayImporter.self, KialiImporter.self, CycloneDXImporter.self, HARImporter.self,
  Route53Importer.self,
]

extension ImportKind: CaseIterable {
  /// Every kind, in the order in which an input is asked whose it is.
  public static let allCases: [ImportKind] = importers.map { $0.kind }
}

extension ImportKind: RawRepresentable {
  /// The kind called `rawValue`; `nil` when there is none.
  public init?(rawValue: String) {
    guard let kind = ImportKind.allCases.first(where: { $0.rawValue == rawValue }) else {
      return nil
    }
    self = kind
  }
}

extension ImportKind {
  /// The importer of this kind.
  var importer: (any Importer.Type)? { importers.first { $0.kind == self } }

  /// The kind whose importer recognises `root`; the first that does.
  static func recognised(_ root: JSONValue) -> ImportKind? {
    importers.first { $0.recognises(root) }?.kind
  }
}
