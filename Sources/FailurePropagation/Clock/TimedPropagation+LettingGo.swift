import DependencyGraph

/// Components by a round, the earliest first.
private typealias RoundQueue = Heap<Int, UInt32>

/// Letting go what may get better, and nothing that is sure to stay.
///
/// Every component that is not up rests on something: on what is fixed, or on what came to be that bad in
/// an earlier round. What rested only on what got better is let go, earlier rounds first, so that what a
/// component rests on is decided when its turn comes. So a circle that had only itself to blame is let
/// go as a whole, while what still has another reason stays and nothing behind it is looked at:
///
///     billing ◄──► accounts ──► ledger      ledger is back: accounts rested on it, billing on accounts
///     shop ──► ledger, stripe               stripe is down, and was before shop: shop stays
///
/// What is down never rests on what is only degraded, so the ones are decided before the others.
extension TimedPropagation {
  /// Lets go of `improved` and what rests on it alone.
  ///
  /// - Parameter wave: Gets all whose state or requirements changed.
  func letGo(_ wave: inout [UInt32]) {
    var queue = RoundQueue()
    var degraded = work.improved
    for index in work.improved {
      work.look(at: index)
      holdIfStopped(index)
      wave.append(index)
      guard standings[Int(index)].state == .down, !standings[Int(index)].isFixed else { continue }
      letGo(index, to: .degraded, &queue, &degraded, isSeed: true)
    }
    while let index = queue.removeFirst() {
      guard standings[Int(index)].state == .down, !standings[Int(index)].isFixed,
        !hasFoundation(index)
      else { continue }
      holdIfStopped(index)
      wave.append(index)
      if standings[Int(index)].isFixed { continue }
      letGo(index, to: .degraded, &queue, &degraded, isSeed: false)
    }
    for index in degraded where standings[Int(index)].state == .degraded {
      queue.add(index, at: standings[Int(index)].degradedRound)
    }
    for index in work.improved where isLoose(index) {
      letGo(index, to: .up, &queue, &degraded, isSeed: true)
    }
    while let index = queue.removeFirst() {
      guard isLoose(index), !hasFoundation(index) else { continue }
      letGo(index, to: .up, &queue, &degraded, isSeed: false)
    }
    wave += degraded
    work.improved.removeAll(keepingCapacity: true)
  }

  /// Whether the component at `index` is degraded, and not by decree.
  private func isLoose(_ index: UInt32) -> Bool {
    standings[Int(index)].state == .degraded && standings[Int(index)].decree == .up
  }

  /// Lets the component at `index` get as good as `state`, and queues what may rest on it: of a seed,
  /// which may have been fixed, all that is as bad, otherwise what came to be so later.
  private func letGo(
    _ index: UInt32, to state: State, _ queue: inout RoundQueue, _ degraded: inout [UInt32],
    isSeed: Bool
  ) {
    let level = standings[Int(index)].state
    let round = standings[Int(index)].round(of: level)
    set(index, to: state)
    if state == .degraded { degraded.append(index) }
    for dependent in work.noted {
      let standing = standings[Int(dependent)]
      if standing.state == level, isSeed || standing.round(of: level) > round {
        queue.add(dependent, at: standing.round(of: level))
      }
    }
    degraded += work.noted
    work.noted.removeAll(keepingCapacity: true)
  }

  /// Whether the component at `index` still has a domain or a requirement that makes it as bad as it is
  /// and did so before it was.
  private func hasFoundation(_ index: UInt32) -> Bool {
    let state = standings[Int(index)].state
    for position in graph.within[Int(index)] {
      let domain = graph.domains[Int(position)].domain
      if standings[Int(domain)].state >= state, isFounded(domain, for: index) { return true }
    }
    let range = graph.requirements[Int(index)]
    var position = range.lowerBound
    while position < range.upperBound {
      let record = graph.records[Int(position)]
      defer { position += record.span }
      guard !record.flags.contains(.start),
        let level = record.strength.severity(bringing: state), ledger[position] >= level
      else { continue }
      // The severity considers the tolerance of a single component.
      if !record.isGroup {
        if isFounded(record.payload, for: index) { return true }
        continue
      }
      let severities = severities(of: position, at: level) {
        standings[Int($0)].state >= level && isFounded($0, for: index)
      }
      if severities.severity >= level { return true }
    }
    return false
  }

  /// Whether what the component at `other` is can be a reason for the one at `index` to be as bad: it is
  /// fixed, or was as bad in an earlier round.
  func isFounded(_ other: UInt32, for index: UInt32) -> Bool {
    let reason = standings[Int(other)]
    let standing = standings[Int(index)]
    if standing.state == .down { return reason.isFixed || reason.downRound < standing.downRound }
    return reason.state == .down || reason.decree == .degraded
      || reason.degradedRound < standing.degradedRound
  }
}
