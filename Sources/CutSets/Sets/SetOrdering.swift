import MapDiagnostics

/// The order in which sets are listed.
public enum SetOrdering: Sendable {
  /// The fewest members first, then the likeliest, then by rank.
  case order
  /// The likeliest first, then the fewest members, then by rank.
  case probability

  private static let costBits: UInt128 = 72
  private static let impossibleBits: UInt128 = 24
  private static let orderBits: UInt128 = 32

  /// What one member adds to the key of a set. Keys add up exactly, whatever the order of the members,
  /// so that listings do not hang on the shape of a diagram: −ln *q* is counted in steps of 2⁻⁴⁰, and
  /// members that never fail by themselves are counted apart.
  func key(unavailability: Double) -> UInt128 {
    var cost: UInt128 = 1 << SetOrdering.costBits
    if unavailability > 0 {
      cost = UInt128(Int(nearest: max(0, -unavailability.naturalLogarithm * 0x1p40)))
    }
    switch self {
    case .order:
      return 1 << (SetOrdering.costBits + SetOrdering.impossibleBits) + cost
    case .probability:
      return cost << SetOrdering.orderBits + 1
    }
  }

  /// The number of members in a key.
  func order(of key: UInt128) -> Int {
    switch self {
    case .order: Int(truncatingIfNeeded: key >> (SetOrdering.costBits + SetOrdering.impossibleBits))
    case .probability: Int(truncatingIfNeeded: key & 0xFFFF_FFFF)
    }
  }
}

extension Double {
  /// The natural logarithm, to within some units of the last place.
  ///
  /// The argument is *m* · 2ᵉ with *m* in √½…√2; ln *m* is 2 artanh((*m* − 1) / (*m* + 1)), whose
  /// series falls at least 33-fold a term.
  var naturalLogarithm: Double {
    guard self > 0 else { return self == 0 ? -.infinity : .nan }
    guard self < .infinity else { return self }
    var power = Double(exponent)
    var rest = significand
    if rest > 2.0.squareRoot() {
      rest /= 2
      power += 1
    }
    let ratio = (rest - 1) / (rest + 1)
    let square = ratio * ratio
    var sum = 0.0
    for exponent in stride(from: 25, through: 1, by: -2) {
      sum = sum * square + 1 / Double(exponent)
    }
    return power * 0.6931471805599453 + 2 * ratio * sum
  }

  /// *e* to the power of this number, to within some units of the last place.
  var exponential: Double {
    guard self > -745 else { return 0 }
    guard self < 709 else { return .infinity }
    let quotient = self / 0.6931471805599453
    let power = Int(nearest: quotient)
    let rest =
      (self - Double(power) * 0.693147180369123816490)
      - Double(power) * 1.90821492927058770002e-10
    var sum = 1.0
    for divisor in stride(from: 18.0, through: 1, by: -1) { sum = 1 + rest / divisor * sum }
    let half = power / 2
    return sum * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: power - half, significand: 1)
  }
}
