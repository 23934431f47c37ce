/// A number that keeps how it was written, so that `"99.9%"` and `0.9990` come out as they went in.
public struct DecimalText: Sendable, Hashable {
  /// As it was written: a JSON number, or a percentage such as `99.95%`.
  public let text: String
  /// Its value, a percentage as a share in 0…1.
  public let value: Double

  /// The number `value`, which is finite.
  public init(_ value: Double) {
    precondition(value.isFinite, "a number is finite")
    (self.text, self.value) = ("\(value)", value)
  }

  /// The number that is written as `text`, a JSON number; `nil` when it is beyond all bounds.
  package init?(number text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    (self.text, self.value) = (text, value)
  }

  /// The share that is written as a percentage, from 0 to 100: digits, perhaps a point and digits,
  /// and a percent sign.
  public init?(percentage text: String) {
    guard text.utf8.last == UInt8(ascii: "%") else { return nil }
    let digits = text.dropLast()
    let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    // Shifted as a text, so that 99.9% is the number nearest to 0.999.
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { 48...57 ~= $0 } }),
      let value = Double(digits + "e-2"), value <= 1
    else { return nil }
    (self.text, self.value) = (text, value)
  }

  /// Whether it was written as a percentage.
  public var isPercentage: Bool { text.utf8.last == UInt8(ascii: "%") }
}
