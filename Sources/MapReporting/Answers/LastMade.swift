import Synchronization

/// Values that are made when they are asked for, of which the last one is kept: for reading many large
/// values one after the other, each several times.
final class LastMade<Value: Sendable>: Sendable {
  private let make: @Sendable (Int) -> Value
  private let last = Mutex<(index: Int, value: Value)?>(nil)

  init(_ make: @escaping @Sendable (Int) -> Value) {
    self.make = make
  }

  subscript(index: Int) -> Value {
    last.withLock { last in
      if let last, last.index == index { return last.value }
      let value = make(index)
      last = (index, value)
      return value
    }
  }
}
