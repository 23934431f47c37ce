import CloudCatalog
import DependencyGraph
import Foundation
import TestSupport

/// An outage as its sources tell it, written down without a look at what the catalogue predicts.
///
/// The files in `Incidents` hold one each.
struct Incident: Decodable, Sendable {
  /// How badly something was hit, in the words that the data use.
  enum Severity: String, Decodable {
    case down, degraded
    /// Hit, and the source does not say how.
    case affected
  }

  /// How well a statement is known. Openings and copies are parts of the primary source.
  enum Tag: String, Decodable {
    case primary = "P"
    case opening = "P-open"
    case copy = "P-mirror"
    case secondHand = "S"
    case memory = "M"
  }

  /// What became of one component.
  struct Fate: Decodable, Sendable {
    /// What its source says, shortened.
    var says: String
    /// The component, `nil` when the catalogue had no id for it.
    var id: String?
    /// The id that it should have.
    var wanted: String?
    /// How badly it was hit, of effects.
    var severity: Severity?
    /// The state it was in first, of what failed first.
    var state: Severity?
    /// The key of its source.
    var source: String
    var tag: Tag
    /// `user reports` when nobody but users said so.
    var basis: String?

    /// The id, or the one that was wanted once the catalogue has it.
    var name: String { id ?? wanted ?? "" }
    /// Whether it was published, as far as anybody has looked.
    var counts: Bool { tag != .memory }
    /// Whether the catalogue knows it.
    var hasID: Bool { id != nil || Catalog.builtIn.contains(name) }

    /// The ids it stands for: of `{region}` one for every region of that cloud.
    var ids: [String] {
      guard hasID else { return [] }
      guard let range = name.firstRange(of: "/{region}") else { return [name] }
      let cloud = name[..<range.lowerBound] + "/"
      return Catalog.builtIn.regionIDs.filter { $0.hasPrefix(cloud) }
        .map { name.replacingCharacters(in: name.startIndex..<range.upperBound, with: $0) }
        .filter(Catalog.builtIn.contains)
    }
  }

  var id: String
  var title: String
  /// The day it began.
  var date: String
  /// Its sources by the keys that fates use, with where they are to be found.
  var sources: [String: String]
  /// Parts of the evidence of requirements that are known from this outage.
  var own: [String]
  /// What failed first.
  var failed: [Fate]
  /// What was hit by that.
  var effects: [Fate]
  /// What was said not to be hit.
  var unaffected: [Fate]

  /// The worst state of what failed first.
  var firstState: Severity { failed.contains { $0.state == .down } ? .down : .degraded }

  static let folder = PackageRoot.url.appending(path: "Tests/CloudCatalogTests/Incidents")

  /// All of them, by date.
  static func all() throws -> [Incident] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".json")
    }.map {
      try JSONDecoder().decode(Incident.self, from: Data(contentsOf: folder.appending(path: $0)))
    }.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
  }
}
