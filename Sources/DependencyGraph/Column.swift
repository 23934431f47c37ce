/// A value for each component, most of which have none. It takes no memory before its first value
/// is set, and none behind the last one.
package struct Column<Value: Sendable>: Sendable {
  private var values: [Value] = []
  /// What a component has when nothing was set.
  let absent: Value

  init(absent: Value) {
    self.absent = absent
  }

  /// Whether no value was ever set.
  package var isEmpty: Bool { values.isEmpty }

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
