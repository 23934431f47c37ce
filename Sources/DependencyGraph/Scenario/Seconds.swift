extension Duration {
  /// More seconds than this no clock counts, so that sums of two of them can be written.
  package static let maximumSeconds: Int64 = 1 << 61

  /// The whole seconds of it, a fraction left out, at most `maximumSeconds` either way.
  package var wholeSeconds: Int64 {
    if self >= .seconds(Duration.maximumSeconds) { return Duration.maximumSeconds }
    if self <= .seconds(-Duration.maximumSeconds) { return -Duration.maximumSeconds }
    return components.seconds
  }
}

extension Int64 {
  /// The sum, at most the largest number and at least the smallest.
  package func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? (other < 0 ? .min : .max) : sum
  }

  /// Adds `other`, as `addingClamped` does.
  package mutating func addClamped(_ other: Int64) { self = addingClamped(other) }

  /// The product, at most the largest number and at least the smallest.
  package func multipliedClamped(by other: Int64) -> Int64 {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}
