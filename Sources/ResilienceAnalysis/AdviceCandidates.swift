import DependencyGraph
import FailurePropagation

/// A change that may save something.
struct AdviceCandidate {
  var change: TimedChange
  var component: Component
  /// What the duration is now in seconds.
  var current: Int64
}

extension Timeline {
  /// For how long something was a cause.
  private struct Weight {
    var down: Int64 = 0
    var degraded: Int64 = 0
  }

  /// The changes that bear on a cause in this timeline, those whose causes lasted longest first.
  func adviceCandidates(before horizon: Int64) -> [AdviceCandidate] {
    var requirements: [UInt32: (outage: Outage, weight: Weight)] = [:]
    var recoveries: [Int: Weight] = [:]
    for outage in outages {
      let length = max(0, (outage.endSeconds ?? horizon) - outage.startSeconds)
      func add(_ weight: inout Weight) {
        if outage.state == .down {
          weight.down.addClamped(length)
        } else {
          weight.degraded.addClamped(length)
        }
      }
      if outage.cause.kind == .recovery {
        add(&recoveries[outage.component.index, default: Weight()])
      } else if outage.cause.kind != .start, let requirement = outage.cause.requirement {
        add(&requirements[requirement.position, default: (outage, Weight())].weight)
      }
    }
    var found: [(weight: Weight, candidate: AdviceCandidate)] = []
    for (outage, weight) in requirements.values {
      for candidate in candidates(outage, weight.down > 0) { found.append((weight, candidate)) }
    }
    for (index, weight) in recoveries {
      let component = map[index]
      found.append(
        (
          weight,
          AdviceCandidate(
            change: TimedChange(.recovery(component), to: .zero), component: component,
            current: component.recovery?.wholeSeconds ?? 0)
        ))
    }
    return found.sorted { one, other in
      let (first, second) = (one.weight, other.weight)
      if first.down != second.down { return first.down > second.down }
      if first.degraded != second.degraded { return first.degraded > second.degraded }
      return one.candidate.order < other.candidate.order
    }.map(\.candidate)
  }

  /// A tolerance as long as the requirement was missed, and no delay for the groups in it.
  private func candidates(_ outage: Outage, _ tookDown: Bool) -> [AdviceCandidate] {
    guard let requirement = outage.cause.requirement else { return [] }
    let level = requirement.strength.severity(bringing: tookDown ? .down : .degraded) ?? .down
    let current = requirement.tolerates?.wholeSeconds ?? 0
    let missed = spans(of: requirement, at: level).compactMap { span in
      span.end.map { $0 - span.start }
    }.max()
    var candidates: [AdviceCandidate] = []
    if let missed, missed > current {
      candidates.append(
        AdviceCandidate(
          change: TimedChange(.tolerance(requirement), to: .seconds(missed)),
          component: outage.component, current: current))
    }
    var pending = [requirement]
    while let group = pending.popLast() {
      pending += group.members
      guard let failover = group.failover?.wholeSeconds, failover > 0 else { continue }
      candidates.append(
        AdviceCandidate(
          change: TimedChange(.failover(group), to: .zero), component: outage.component,
          current: failover))
    }
    return candidates
  }
}

extension AdviceCandidate {
  /// The same for each run: by place in the file, requirements first.
  var order: (Int, Int, Int) {
    switch change.kind {
    case .tolerance(let requirement): (0, Int(requirement.position), 0)
    case .failover(let requirement): (0, Int(requirement.position), 1)
    case .recovery(let component): (1, component.index, 0)
    }
  }
}
