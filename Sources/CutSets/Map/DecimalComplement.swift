extension Double {
  /// One minus this availability, computed from its decimal digits: that of 0.9999 is 1e-4, not
  /// 1.0000000000000286e-4.
  ///
  /// - Precondition: It is in 0…1.
  package var unavailability: Double {
    let digits = description.utf8
    guard digits.count <= 19, description.hasPrefix("0."), !digits.contains(UInt8(ascii: "e"))
    else { return 1 - self }
    var whole: UInt64 = 1
    var fraction: UInt64 = 0
    for digit in digits.dropFirst(2) {
      whole *= 10
      fraction = fraction * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    return Double(whole - fraction) / Double(whole)
  }
}
