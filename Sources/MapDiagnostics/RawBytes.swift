/// Bytes that are no UTF-8, in a `String` and back again without loss.
///
/// A path is bytes to the system and need not be text. Each byte that is no part of valid UTF-8 stands in
/// the string as one private scalar, `U+10FE80` to `U+10FEFF`; where such a scalar stands in the bytes
/// themselves, its bytes are taken one by one too, so that no two paths share a string.
/// ``VisibleText`` shows these scalars as `\xFF`.
package enum RawBytes {
  /// The scalars that stand for bytes.
  static let scalars: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

  private static let base: UInt32 = 0x10FE00

  /// The string that stands for `bytes`.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  package static func text(_ bytes: some Collection<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !holdsRawBytes(text) { return text }
    var text = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    // Where the parser stops at an invalid sequence it says how many bytes it took for it.
    var position = bytes.startIndex
    while true {
      let (length, scalar): (Int, Unicode.Scalar?)
      switch parser.parseScalar(from: &input) {
      case .emptyInput: return String(text)
      case .error(let count): (length, scalar) = (count, nil)
      case .valid(let encoded): (length, scalar) = (encoded.count, UTF8.decode(encoded))
      }
      let end = bytes.index(position, offsetBy: length)
      if let scalar, !scalars.contains(scalar.value) {
        text.append(scalar)
      } else {
        for byte in bytes[position..<end] { text.append(standIn(for: byte)) }
      }
      position = end
    }
  }

  /// The bytes that `text` stands for.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  package static func bytes(of text: String) -> [UInt8] {
    guard holdsRawBytes(text) else { return Array(text.utf8) }
    return text.unicodeScalars.flatMap { scalar -> [UInt8] in
      if let byte = byte(of: scalar) { return [byte] }
      return Array(String(scalar).utf8)
    }
  }

  /// The byte that `scalar` stands for, if it stands for one.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalars.contains(scalar.value) ? UInt8(scalar.value - base) : nil
  }

  private static func holdsRawBytes(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalars.contains($0.value) }
  }

  private static func standIn(for byte: UInt8) -> Unicode.Scalar {
    // A byte below 0x80 is a scalar of its own and never invalid.
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }
}
