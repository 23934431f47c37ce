import MapDiagnostics

/// What things are called in a DOT file: their ids where these are plain, hashes of them otherwise, so
/// that a name says something and never breaks out of its quotes.
struct DOTNames {
  /// By the bytes of the id: two ids that are equal only after Unicode normalization are two.
  private let nameOf: [[UInt8]: String]

  init(_ drawing: Drawing) {
    let ids = Set(
      (drawing.nodes.map(\.id) + drawing.clusters.map(\.id) + drawing.groups.map(\.dependent))
        .map { Array($0.utf8) })
    var names: [[UInt8]: String] = [:]
    var taken: Set<String> = []
    for id in ids.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      var name = DOTNames.isPlain(id) ? String(decoding: id, as: UTF8.self) : DOTNames.hash(id)
      while !taken.insert(name).inserted { name += "+" }
      names[id] = name
    }
    nameOf = names
  }

  func node(_ id: String) -> String { "\"\(name(id))\"" }

  func group(_ dependent: String, _ ordinal: Int) -> String {
    "\"\(name(dependent))#\(ordinal)\""
  }

  func cluster(_ id: String) -> String { "\"cluster_\(name(id))\"" }

  private func name(_ id: String) -> String {
    guard let name = nameOf[Array(id.utf8)] else { preconditionFailure("every id has a name") }
    return name
  }

  private static func isPlain(_ id: [UInt8]) -> Bool {
    id.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_./:@+-".utf8.contains(byte)
      }
    }
  }

  private static func hash(_ id: [UInt8]) -> String {
    var hash = StableHash()
    hash.combine(id)
    return "#" + hash.text
  }
}
