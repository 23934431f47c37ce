/// Patterns in which `*` stands for any text, also none and with slashes, and `?` for one character.
package enum Wildcard {
  /// Whether the whole of `text` matches `pattern`, both UTF-8.
  ///
  /// - Complexity: O(*n* · *m*) for a text of *n* bytes and a pattern of *m*; no recursion.
  package static func matches(_ text: UnsafeBufferPointer<UInt8>, _ pattern: [UInt8]) -> Bool {
    var offset = 0
    var place = 0
    // Where to go on when the last star has to take one more byte.
    var retry: (offset: Int, place: Int)?
    while offset < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        retry = (offset, place + 1)
        place += 1
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") {
        offset += 1
        while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
        place += 1
      } else if place < pattern.count, pattern[place] == text[offset] {
        offset += 1
        place += 1
      } else if let last = retry {
        retry = (last.offset + 1, last.place)
        offset = last.offset + 1
        place = last.place
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
