import MapDiagnostics

/// The keys that an object may have, found by their bytes.
struct KeyWords<Key: RawRepresentable & CaseIterable & Sendable>: Sendable
where Key.RawValue == String {
  private let words: [(key: Key, bytes: [UInt8])]

  init() {
    words = Key.allCases.map { ($0, Array($0.rawValue.utf8)) }
  }

  /// The position of the key spelt `bytes`. Keys that come first are found first.
  func position(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for (position, (_, word)) in words.enumerated() where word.count == bytes.count {
      if word.elementsEqual(bytes) { return position }
    }
    return nil
  }

  subscript(position: Int) -> Key { words[position].key }

  /// The key that `text` was probably meant to be.
  func suggestion(for text: String) -> String? {
    NameSuggestion.nearest(to: text, among: words.map(\.key.rawValue))
  }
}

enum MapKey: String, CaseIterable {
  case components, formatVersion, schema = "$schema", name, description, origin, scenarios
}

enum ComponentKey: String, CaseIterable {
  case id, dependsOn, kind, within, name, description, owner, provider, region, category, url, tier
  case labels, availability, recovery, costPerHour, declaration

  /// The column of a key whose value is free text.
  var text: TextKey? {
    switch self {
    case .name: .name
    case .description: .description
    case .owner: .owner
    case .provider: .provider
    case .region: .region
    case .category: .category
    case .url: .url
    default: nil
    }
  }
}

enum RequirementKey: String, CaseIterable {
  case component, anyOf, allOf, needs, strength, neededTo, tolerates, failover, note, evidence
}

/// The keys seen in one object.
struct KeySet {
  private var bits: UInt32 = 0
  private var extensions: Set<String> = []

  /// Adds the key at `position` of its type; `false` when it was there before.
  @inline(__always)
  mutating func insert(position: Int) -> Bool {
    defer { bits |= 1 << position }
    return bits & 1 << position == 0
  }

  /// Adds a key that begins with `x-`; `false` when it was there before.
  mutating func insert(extension key: String) -> Bool {
    extensions.insert(key).inserted
  }

  /// Whether `key` was seen.
  func contains<Key: CaseIterable & Equatable>(_ key: Key) -> Bool {
    for (position, other) in Key.allCases.enumerated() where other == key {
      return bits & 1 << position != 0
    }
    return false
  }
}
