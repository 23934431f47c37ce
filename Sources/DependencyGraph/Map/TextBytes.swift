/// Texts as bytes, eight at a time. The last eight of a longer text are read again rather than byte by
/// byte.
package enum TextBytes {
  @inlinable
  @inline(__always)
  package static func areEqual(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = one.count
    guard count == other.count else { return false }
    guard let one = one.baseAddress, let other = other.baseAddress else { return true }
    guard count >= 8 else {
      for offset in 0..<count where one[offset] != other[offset] { return false }
      return true
    }
    var offset = 0
    while offset + 8 <= count {
      if word(one, offset) != word(other, offset) { return false }
      offset += 8
    }
    return word(one, count - 8) == word(other, count - 8)
  }

  /// Multiplies eight bytes at a time into 128 bits and folds the halves together.
  @inlinable
  @inline(__always)
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    let count = bytes.count
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    var tail: UInt64 = 0
    if let bytes = bytes.baseAddress {
      var offset = 0
      while offset + 8 <= count {
        hash = mix(hash, word(bytes, offset))
        offset += 8
      }
      if count >= 8 {
        tail = word(bytes, count - 8)
      } else {
        for offset in 0..<count { tail = tail << 8 | UInt64(bytes[offset]) }
      }
    }
    return mix(mix(hash, tail), 0x2545_F491_4F6C_DD1D)
  }

  /// The first eight bytes of `range`, as a word; zeros stand for those that are not there.
  @inlinable
  @inline(__always)
  package static func prefix(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    guard let base = bytes.baseAddress, !range.isEmpty else { return 0 }
    let count = min(range.count, 8)
    if range.lowerBound + 8 <= bytes.count {
      let all = word(base, range.lowerBound).littleEndian
      return count == 8 ? all : all & (1 << UInt64(8 * count) - 1)
    }
    return (0..<count).reduce(0) { $0 | UInt64(base[range.lowerBound + $1]) << UInt64(8 * $1) }
  }

  @inlinable
  @inline(__always)
  static func word(_ bytes: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inlinable
  @inline(__always)
  static func mix(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: other ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
