import Synchronization

/// Objects whose memory is as large as the map, kept while they are not in use.
///
/// At most as many are made as are in use at one time.
final class Pool<Element>: Sendable {
  /// Handed from one thread to another, never shared: out of `idle` while in use.
  private struct Idle: @unchecked Sendable {
    let element: Element
  }

  private let idle = Mutex<[Idle]>([])
  private let make: @Sendable () -> Element

  init(_ make: @escaping @Sendable () -> Element) { self.make = make }

  /// Calls `body` with an element that nobody else has meanwhile.
  func with<Result, Failure: Error>(
    _ body: (Element) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let element = idle.withLock { $0.popLast() }?.element ?? make()
    defer {
      let returned = Idle(element: element)
      idle.withLock { $0.append(returned) }
    }
    return try body(element)
  }
}
