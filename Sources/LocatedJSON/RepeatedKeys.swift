/// Finds objects that have a key twice.
///
///     {"a": 1, "b": {"c": 2, "c": 3}, "a": 4}     →   the values 3 and 4
struct RepeatedKeys {
  private struct Key {
    var hash: UInt64
    var range: Range<Int>
    var hasEscapes: Bool
    /// How many objects and arrays began before it.
    var containers: Int
  }

  /// The first value of each such member, as its key's end and the containers before it.
  private(set) var found: [(keyEnd: Int, containers: Int)] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  /// The keys of all open objects, the innermost last.
  private var keys: [Key] = []
  /// Where in `keys` each open object begins.
  private var starts: [Int] = []

  /// Looks through `bytes`, which are a JSON text.
  ///
  /// - Complexity: O(*n* log *k*) for *n* bytes and objects of *k* members.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var json = JSONReader(bytes)
    var containers = 0
    while true {
      switch json.next() {
      case .beginObject:
        containers += 1
        starts.append(keys.count)
      case .beginArray: containers += 1
      case .endObject: closeObject()
      case .key:
        keys.append(
          Key(
            hash: hash(json.range), range: json.range, hasEscapes: json.hasEscapes,
            containers: containers))
      case .end, .invalid: return
      default: continue
      }
    }
  }

  private mutating func closeObject() {
    let start = starts.removeLast()
    defer { keys.removeSubrange(start...) }
    guard keys.count - start > 1 else { return }
    // Keys with escapes may be spelled alike in two ways; they are rare.
    guard !keys[start...].contains(where: \.hasEscapes) else { return closeSpelledObject(start) }
    let sorted = keys[start...].sorted {
      ($0.hash, $0.range.lowerBound) < ($1.hash, $1.range.lowerBound)
    }
    for (one, other) in zip(sorted, sorted.dropFirst())
    where one.hash == other.hash && bytes[one.range].elementsEqual(bytes[other.range]) {
      found.append((other.range.upperBound, other.containers))
    }
  }

  private mutating func closeSpelledObject(_ start: Int) {
    var seen: Set<[UInt8]> = []
    for key in keys[start...] {
      var text: [UInt8] = []
      JSONReader.appendText(of: key.range, in: bytes, to: &text)
      if !seen.insert(text).inserted { found.append((key.range.upperBound, key.containers)) }
    }
  }

  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
