import Synchronization

/// Values that are made when they are first asked for, from any thread.
final class OnDemand<Value: Sendable>: Sendable {
  private let make: @Sendable (Int) -> Value
  private let values: Mutex<[Value?]>

  init(count: Int, make: @escaping @Sendable (Int) -> Value) {
    self.make = make
    values = Mutex(Array(repeating: nil, count: count))
  }

  subscript(index: Int) -> Value {
    values.withLock { values in
      if let known = values[index] { return known }
      let value = make(index)
      values[index] = value
      return value
    }
  }
}
