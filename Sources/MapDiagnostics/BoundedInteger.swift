extension Int {
  /// The integer nearest to `number`, or the smallest or largest there is when it lies beyond; 0 for what
  /// is no number. `Int(_:)` of such a number ends the program, so nothing else in `Sources` makes an
  /// integer of a `Double` but `Int(exactly:)`; the build is searched for it.
  package init(nearest number: Double) {
    guard number < Double(Int.max) else {
      self = number.isNaN ? 0 : .max
      return
    }
    self = number <= Double(Int.min) ? .min : Int(number.rounded())
  }
}
