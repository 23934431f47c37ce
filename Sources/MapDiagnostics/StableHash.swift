/// A hash that is the same in every process: FNV-1a of 64 bits (Fowler, Noll, Vo;
/// http://www.isthe.com/chongo/tech/comp/fnv). It tells apart what differs by chance, not by intent.
package struct StableHash: Sendable {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// Takes `bytes` in.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Takes `text` in, and that it ends here.
  package mutating func combine(_ text: String) {
    combine(text.utf8)
    combine([0xFF])
  }

  /// Takes `number` in.
  package mutating func combine(_ number: Int) {
    combine(withUnsafeBytes(of: Int64(number).littleEndian) { Array($0) })
  }

  /// The hash in sixteen hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
