import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// What the components that came back had waited for.
///
///     event ends at 10 ──► db back at 13 ──► shop back at 15      shop waited for db, db for the event
struct ReturnPaths {
  private let timeline: Timeline
  /// When the event is over that the outage of a component waited for; `nil` inside when it waited for
  /// none, as after a switch.
  private var origins: [Int: Int64?] = [:]

  init(_ timeline: Timeline) { self.timeline = timeline }

  /// A component that came back, and what it had waited for.
  struct Step {
    var outage: Outage
    /// The second from which all it needed was there.
    var start: Int64
    /// What it had waited for until then.
    var cause: TimedCause
  }

  /// The step that ended `outage`, after which the component was not down any more.
  func step(ending outage: Outage, at end: Int64) -> Step {
    guard outage.cause.kind == .recovery else {
      return Step(outage: outage, start: end, cause: outage.cause)
    }
    let start = outage.startSeconds
    let waiting = self.outage(of: outage.component, endingAt: start)
    return Step(outage: outage, start: start, cause: waiting?.cause ?? outage.cause)
  }

  /// The place among all outages of the first that was over when `step` began to come back, of those it
  /// may have waited for; `nil` when there is none that `isWanted`.
  func waited(for step: Step, where isWanted: (Int) -> Bool) -> Int? {
    for component in step.cause.components + (step.cause.requirement?.components ?? []) {
      if let place = place(of: component, endingAt: step.start), isWanted(place) { return place }
    }
    return nil
  }

  /// The second at which the event is over that `component`, down until `end`, had waited for; `nil`
  /// when it had waited for none.
  ///
  /// - Complexity: O(*s* · *q* log *o*) for *s* steps that were not asked about before, with *q*
  ///   components in a cause and *o* outages.
  mutating func origin(of component: Component, endingAt end: Int64) -> Int64? {
    var path: [Int] = []
    var seen: Set<Int> = []
    var found: Int64?
    var next = place(of: component, endingAt: end)
    while let place = next, seen.insert(place).inserted {
      if let known = origins[place] {
        found = known
        break
      }
      path.append(place)
      let outage = timeline.outages[place]
      let step = step(ending: outage, at: outage.endSeconds ?? .max)
      if step.cause.kind == .decree {
        found = step.start
        break
      }
      next = waited(for: step) { !seen.contains($0) }
    }
    for place in path { origins[place] = .some(found) }
    return found
  }

  /// The outage of `component` in which it is down until `time`.
  private func outage(of component: Component, endingAt time: Int64) -> Outage? {
    place(of: component, endingAt: time).map { timeline.outages[$0] }
  }

  /// The place of this outage among all.
  private func place(of component: Component, endingAt time: Int64) -> Int? {
    let own = timeline.outages(of: component)
    let place = own.firstIndex(inOrder: { ($0.endSeconds ?? .max) >= time })
    guard place < own.endIndex, own[place].endSeconds == time, own[place].state == .down else {
      return nil
    }
    return place
  }
}
