/// A number of sets, exact up to 2¹²⁸ − 2.
public struct SetCount: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let bits: UInt128

  /// The exact number; `nil` when it is larger than 2¹²⁸ − 2, about 3.4 × 10³⁸.
  public var value: UInt128? { bits == .max ? nil : bits }

  init(saturating bits: UInt128) { self.bits = bits }

  /// In decimal digits; empty when it is beyond what is counted.
  public var description: String { value.map { "\($0)" } ?? "" }

  /// Whether one is smaller; what is beyond is larger than all others.
  public static func < (one: SetCount, other: SetCount) -> Bool { one.bits < other.bits }
}

extension UInt128 {
  /// The sum, or the largest number when that is less.
  @inline(__always)
  func addingUpTo(_ other: UInt128) -> UInt128 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The product, or the largest number when that is less.
  @inline(__always)
  func multipliedUpTo(_ other: UInt128) -> UInt128 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
