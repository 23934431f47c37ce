/// What things are called in a DOT file: their ids where these are plain, hashes of them otherwise, so
/// that a name says something and never breaks out of its quotes.
struct DOTNames {
  private let nameOf: [String: String]

  init(_ drawing: Drawing) {
    let ids = Set(
      drawing.nodes.map(\.id) + drawing.clusters.map(\.id) + drawing.groups.map(\.dependent))
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for id in ids.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      var name = DOTNames.isPlain(id) ? id : "#" + DOTNames.hash(id)
      while !taken.insert(name).inserted { name += "+" }
      names[id] = name
    }
    nameOf = names
  }

  func node(_ id: String) -> String { "\"\(nameOf[id] ?? id)\"" }

  func group(_ dependent: String, _ ordinal: Int) -> String {
    "\"\(nameOf[dependent] ?? dependent)#\(ordinal)\""
  }

  func cluster(_ id: String) -> String { "\"cluster_\(nameOf[id] ?? id)\"" }

  private static func isPlain(_ id: String) -> Bool {
    id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_./:@+-".utf8.contains(byte)
      }
    }
  }

  /// FNV-1a of 64 bits (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv), in hexadecimal.
  private static func hash(_ id: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
