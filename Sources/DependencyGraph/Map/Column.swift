/// A value for each component, most of which have none. It takes no memory before its first value
/// is set, and none behind the last one.
package struct Column<Value: Sendable>: Sendable {
  private var values: [Value] = []
  /// What a component has when nothing was set.
  package let absent: Value

  package init(absent: Value) {
    self.absent = absent
  }

  /// Whether no value was ever set.
  package var isEmpty: Bool { values.isEmpty }

  /// Keeps only the values of the components in `kept`, ascending, which become the first ones.
  package mutating func keep(_ kept: [UInt32]) {
    guard !values.isEmpty else { return }
    let reached = kept.prefix { Int($0) < values.count }
    values = reached.map { values[Int($0)] }
  }

  package subscript(index: UInt32) -> Value {
    @inline(__always) get {
      Int(index) < values.count ? values[Int(index)] : absent
    }
    set {
      let missing = Int(index) - values.count
      if missing >= 0 {
        if missing > 0 { values.append(contentsOf: repeatElement(absent, count: missing)) }
        values.append(newValue)
      } else {
        values[Int(index)] = newValue
      }
    }
  }
}
