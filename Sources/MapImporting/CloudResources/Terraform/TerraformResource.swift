internal import LocatedJSON

/// One instance of a resource, from any of the formats.
struct TerraformResource {
  /// `module.shop.aws_instance.web[0]`.
  let address: String
  let type: String
  /// Where it stands.
  let value: JSONValue
  /// Its attributes; in the oldest format all of them are texts.
  let attributes: JSONValue?
  let sensitive: JSONValue?
  /// The paths of sensitive attributes, as raw states list them.
  let sensitivePaths: JSONValue?
  /// The addresses, without indices, that the file says it depends on.
  let dependencies: [String]

  /// Its address without indices, which its instances share.
  let base: String

  init(
    address: String, type: String, value: JSONValue, attributes: JSONValue?,
    sensitive: JSONValue? = nil, sensitivePaths: JSONValue? = nil, dependencies: [String]
  ) {
    (self.address, self.type, self.value, self.attributes) = (address, type, value, attributes)
    (self.sensitive, self.sensitivePaths) = (sensitive, sensitivePaths)
    self.dependencies = dependencies
    base = TerraformResource.base(of: address)
  }

  /// Attributes that say where a resource is; each is a text.
  private static let places: [StaticString] = [
    "region", "location", "availability_zone", "zone", "arn",
  ]

  /// Says which of the attributes that tell where it is are no texts.
  func checkPlaces(_ session: inout ImportSession) {
    for key in TerraformResource.places {
      guard let value = attributes?[key], value.isObject || value.isArray else { continue }
      session.leaveOut(value, key, "a text")
    }
  }

  static func base(of address: String) -> String {
    guard address.contains("[") else { return address }
    var base = ""
    var depth = 0
    for character in address {
      if character == "[" { depth += 1 }
      if depth == 0 { base.append(character) }
      if character == "]" { depth -= 1 }
    }
    return base
  }

  /// What stands in the last brackets of its address.
  var index: Substring? {
    guard address.last == "]", let opening = address.lastIndex(of: "[") else { return nil }
    return address[address.index(after: opening)...].dropLast()
  }

  /// Whether the attribute called `key`, or a part of it, is marked as sensitive.
  func isSensitive(_ key: String) -> Bool {
    if let sensitivePaths,
      sensitivePaths.elements.contains(where: {
        $0.elements.first { _ in true }?["value"]?.string == key
      })
    {
      return true
    }
    guard let mark = sensitive?.member(key) else { return false }
    return mark.boolean ?? (mark.isObject || mark.isArray ? mark.holdsTrue : true)
  }

  /// The attribute called `key`, unless it is marked as sensitive.
  func text(_ key: String) -> String? {
    if isSensitive(key) { return nil }
    guard let text = attributes?.member(key)?.text, !text.isEmpty else { return nil }
    return text
  }

  /// The tag called `key`; in the oldest format tags are attributes.
  func tag(_ key: String) -> String? {
    if isSensitive("tags") { return nil }
    return attributes?["tags"]?.member(key)?.text ?? attributes?.member("tags.\(key)")?.text
  }

  /// The region that it is in, by its attributes.
  var region: String? {
    if let region = text("region"), type.hasPrefix("aws_") || type.hasPrefix("google_") {
      return region
    }
    if let location = text("location") {
      // Azure writes "East US" and eastus for the same.
      return type.hasPrefix("azurerm_")
        ? location.lowercased().replacing(" ", with: "") : location.lowercased()
    }
    if let zone { return zone.region }
    guard let arn = text("arn") else { return nil }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 3 && !parts[3].isEmpty ? String(parts[3]) : nil
  }

  /// The zone it stands in and the region of that.
  var zone: (name: String, region: String)? {
    if let zone = text("availability_zone"), zone.last?.isLetter == true,
      CloudEndpoint.isRegion(zone.dropLast())
    {
      return (zone, String(zone.dropLast()))
    }
    if type.hasPrefix("google_"), let zone = text("zone"), let dash = zone.lastIndex(of: "-") {
      return (zone, String(zone[..<dash]))
    }
    return nil
  }
}

extension JSONValue {
  /// Whether `true` stands anywhere in it.
  fileprivate var holdsTrue: Bool {
    var rest = [self]
    while let next = rest.popLast() {
      if next.boolean == true { return true }
      rest += next.elements
      rest += next.members.map(\.value)
    }
    return false
  }
}
