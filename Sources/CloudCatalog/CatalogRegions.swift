import LocatedJSON

/// The region, and zone, that an id of the catalogue is about.
struct CatalogPlace: Sendable, Hashable {
  var region: String?
  var zone: String?

  /// `text` with the region and the zone in the places for them.
  func filled(_ text: String) -> String {
    guard let region, text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var parts: [String] = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
      if piece.hasPrefix("region}") {
        parts += [region, String(piece.dropFirst(7))]
      } else if let zone, piece.hasPrefix("zone}") {
        parts += [zone, String(piece.dropFirst(5))]
      } else {
        parts += [parts.isEmpty ? "" : "{", String(piece)]
      }
    }
    return parts.joined()
  }
}

/// The regions of each cloud, and the zones of each region.
struct CatalogRegions: Sendable {
  private var zones: [String: [String: [String]]] = [:]

  /// Takes in what a file of the catalogue says of its cloud.
  mutating func add(_ file: JSONValue) {
    guard let cloud = file["x-cloud"]?.string,
      let regions = file["x-regions"]?.elements
    else { return }
    for region in regions {
      guard let name = region["region"]?.string else { continue }
      zones[cloud, default: [:]][name] = region["zones"]?.strings ?? []
    }
  }

  /// The domains of all regions.
  var ids: [String] {
    zones.flatMap { cloud, regions in regions.keys.map { "\(cloud)/\($0)" } }.sorted()
  }

  /// What the catalogue calls `id`, which stands in a region it knows.
  ///
  ///     aws/us-east-1/us-east-1a/ec2   →   aws/{region}/{zone}/ec2
  func pattern(of id: String) -> (pattern: String, place: CatalogPlace)? {
    var parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard
      let cloud = parts.indices.first(where: {
        $0 + 1 < parts.count && zones[parts[$0]]?[parts[$0 + 1]] != nil
      })
    else { return nil }
    var place = CatalogPlace(region: parts[cloud + 1])
    parts[cloud + 1] = "{region}"
    if let known = zones[parts[cloud]]?[place.region ?? ""], cloud + 2 < parts.count,
      known.contains(parts[cloud + 2])
    {
      place.zone = parts[cloud + 2]
      parts[cloud + 2] = "{zone}"
    }
    return (parts.joined(separator: "/"), place)
  }
}
