/// Who a host belongs to, as far as names tell.
enum HostOwner {
  /// Endings under which people register names of three parts: `shop.co.uk`. Without the public
  /// suffix list this is what is common, and what is wrong only makes two hosts one owner's.
  private static let shortSecondParts: Set<Substring> = [
    "co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go",
  ]

  /// The part of `host` that was registered: `cdn.shop.example` is of `shop.example`.
  static func registeredName(of host: String) -> String {
    let parts = host.split(separator: ".")
    guard parts.count > 2, !parts.allSatisfy({ Int($0) != nil }) else { return host }
    let isLong =
      parts[parts.count - 1].count == 2
      && shortSecondParts.contains(parts[parts.count - 2])
    return parts.suffix(isLong ? 3 : 2).joined(separator: ".")
  }

  /// Whether both hosts are registered under one name.
  static func isSame(_ one: String, _ other: String) -> Bool {
    registeredName(of: one) == registeredName(of: other)
  }
}
