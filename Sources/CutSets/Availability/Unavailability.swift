/// The chance that something is down at a moment, as well as it is known.
public struct Unavailability: Sendable, Equatable {
  /// How it was found.
  public enum Method: String, Sendable {
    /// Computed; only rounding separates it from the truth, some units of the last place a level.
    case exact
    /// Between bounds that hold for sure.
    case bounded
    /// Estimated from random states, within bounds that hold with 99 % confidence.
    case simulated
  }

  /// It is not less than this.
  public let low: Double
  /// It is not more than this.
  public let high: Double
  /// The value itself, or its estimate; `nil` when only bounds are known.
  public let value: Double?
  /// How it was found.
  public let method: Method

  init(exact value: Double) {
    low = value
    high = value
    self.value = value
    method = .exact
  }

  /// Bounds, widened by what rounding may have cost.
  init(low: Double, high: Double) {
    self.low = max(0, low * (1 - 0x1p-40))
    self.high = min(1, high * (1 + 0x1p-40))
    value = nil
    method = .bounded
  }

  init(estimate value: Double, low: Double, high: Double) {
    self.low = max(0, low * (1 - 0x1p-40))
    self.high = min(1, high * (1 + 0x1p-40))
    self.value = value
    method = .simulated
  }
}
