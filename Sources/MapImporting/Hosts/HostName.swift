/// Host names in the values of a configuration.
enum HostName {
  /// A host found in a text, and how surely it is one.
  struct Mention: Hashable {
    var host: String
    /// Whether a scheme or a port says that it is a host; otherwise it only looks like one.
    var isExplicit: Bool
  }

  /// Endings of names that are hosts even where nothing else says so.
  private static let knownEndings = [
    ".com", ".net", ".org", ".io", ".cloud", ".dev", ".local", ".internal", ".aws",
  ]

  /// The hosts that `text` names: in addresses, as `host:port`, or bare.
  ///
  ///     postgres://user:secret@db.shop:5432/orders,cache:6379   →   db.shop  cache
  ///
  /// Nothing but the host is taken from an address.
  static func mentions(in text: String) -> [Mention] {
    var found: [Mention] = []
    var seen: Set<Mention> = []
    for word in text.split(whereSeparator: { ", ;\n\t\"'|".contains($0) }) {
      guard let mention = mention(in: word) else { continue }
      if seen.insert(mention).inserted { found.append(mention) }
    }
    return found
  }

  private static func mention(in word: Substring) -> Mention? {
    var word = word
    var isExplicit = false
    if let scheme = word.firstRange(of: "://") {
      word = word[scheme.upperBound...]
      isExplicit = true
    }
    word = word.prefix { !"/?#\\".contains($0) }
    if let at = word.lastIndex(of: "@") { word = word[word.index(after: at)...] }
    if let colon = word.lastIndex(of: ":") {
      let port = word[word.index(after: colon)...]
      guard !port.isEmpty, port.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      word = word[..<colon]
      isExplicit = true
    }
    let host = word.lowercased()
    guard isName(host) else { return nil }
    guard isExplicit || (host == String(word) && isKnownName(host)) else { return nil }
    return Mention(host: host, isExplicit: isExplicit)
  }

  /// Whether `text` is made as names of hosts are, and is no number.
  static func isName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy(isLabelByte)
    } && labels.last?.utf8.contains { $0 >= UInt8(ascii: "a") } == true
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isKnownName(_ host: String) -> Bool {
    !host.contains(".") || knownEndings.contains { host.hasSuffix($0) }
  }

  /// Whether `host` means the machine itself.
  static func isLocal(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "host.docker.internal"
  }
}
