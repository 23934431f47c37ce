import LocatedJSON
import MapDiagnostics

/// What is publicly documented about what clouds and well-known third parties need.
///
/// Its components have ids with a region in them, `aws/{region}/dynamodb`; a map only mentions one,
/// `aws/us-east-1/dynamodb`, and gets what is known of it and of all that it needs. Every requirement
/// says where it is known from and how well.
public struct Catalog: Sendable {
  /// The catalogue that comes with this version of the library.
  public static let builtIn = Catalog(
    version: "2026-11-24",
    files: [
      PackageResources.aws_json, PackageResources.azure_json, PackageResources.cloudflare_json,
      PackageResources.google_cloud_json, PackageResources.third_parties_json,
    ])

  /// The day it was written, as `YYYY-MM-DD`.
  public let version: String
  /// Everything in it, by id.
  public let components: [CatalogComponent]

  let regions: CatalogRegions
  private let positions: [String: Int]

  init(version: String, files: [[UInt8]]) {
    self.version = version
    var components: [CatalogComponent] = []
    var regions = CatalogRegions()
    for file in files {
      guard let document = try? JSONDocument(SourceText(name: Catalog.sourceName, bytes: file))
      else { preconditionFailure("the catalogue is JSON") }
      regions.add(document.root)
      components +=
        (document.root["components"]?.elements).map(Array.init)?
        .compactMap(CatalogComponent.init) ?? []
    }
    components.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.components = components
    self.regions = regions
    positions = Dictionary(
      uniqueKeysWithValues: components.enumerated().map { ($1.id, $0) })
  }

  /// What messages call the text of a map made from the catalogue.
  public static let sourceName = "<catalog>"

  /// Every region of every cloud, as the id of its domain: `aws/us-east-1`.
  public var regionIDs: [String] { regions.ids }

  /// The component called `id` and where it stands, or `nil` when the catalogue does not know it, or
  /// not the region in it.
  func component(called id: String) -> (component: CatalogComponent, place: CatalogPlace)? {
    // A pattern stands for components and is none.
    guard !id.utf8.contains(UInt8(ascii: "{")) else { return nil }
    if let position = positions[id] { return (components[position], CatalogPlace()) }
    guard let (pattern, place) = regions.pattern(of: id), let position = positions[pattern]
    else { return nil }
    return (components[position], place)
  }

  /// What the catalogue knows of `ids` and of everything that they need, and nothing else; ids it
  /// does not know are passed over.
  ///
  /// - Parameters:
  ///   - ids: Ids as maps write them, places filled in: `aws/us-east-1/lambda`.
  ///   - includesUnverified: Whether requirements that were written from memory count too.
  public func selection(
    of ids: some Sequence<String>, includesUnverified: Bool = false
  ) -> CatalogSelection {
    CatalogSelection(of: ids, in: self, includesUnverified: includesUnverified)
  }
}
