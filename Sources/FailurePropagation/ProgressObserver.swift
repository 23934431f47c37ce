/// Who is told how far a long question is. The question gives up when the current task is cancelled.
public struct ProgressObserver {
  private let show: (_ done: Int, _ total: Int?) -> Void

  /// Tells nobody.
  public static var none: ProgressObserver { ProgressObserver { _, _ in } }

  /// Tells `show` how much is done and of how much, `nil` when that is not known before.
  public init(_ show: @escaping (_ done: Int, _ total: Int?) -> Void) {
    self.show = show
  }

  /// Notes that `done` of `total` is done.
  ///
  /// - Throws: `CancellationError` when the current task is cancelled.
  package func note(_ done: Int, of total: Int?) throws(CancellationError) {
    if Task.isCancelled { throw CancellationError() }
    show(done, total)
  }
}
