import DependencyGraph

/// A map turned round for propagation: along each edge a failure travels from what is needed to what
/// needs it. A group of alternatives is a *gate*, which lets a failure through when too few of its
/// members are left.
///
///     checkout needs dynamodb and 1 of [stripe, adyen]
///
///     dynamodb ───────────────► checkout
///     stripe ──► ┌─────────┐       ▲
///                │ 2 of 2  │───────┘       a gate that needs k of n falls with n − k + 1 members
///     adyen ───► └─────────┘
///
/// Domains pass their loss to what they hold as hard edges. Requirements needed only to start have
/// no edges. A group that no single loss spares (an `allOf`, or all of n) directly under a hard
/// requirement needs no gate: its members lead straight to the dependent. A requirement of another
/// strength says so in its target.
package struct FailureGraph: Sendable {
  package typealias Target = EdgeTarget

  package let componentCount: Int
  /// The edges of the component `c` are `edges[offsets[c] ..< offsets[c + 1]]`.
  package let offsets: [UInt32]
  package let edges: [Target]
  package let gates: [Gate]

  /// Whether there are only hard dependencies on single components, so that all that is reached by a
  /// loss goes down.
  package let isPlain: Bool

  package struct Gate: Sendable, Equatable {
    /// Where it leads.
    package var target: Target
    /// How many members have to fail for it to fail: n − k + 1.
    package var threshold: UInt32
    /// Whether it has a spare and stands in no group that has one (design: redundancy lost).
    package var isOutermostWithSpare: Bool
  }

  /// - Complexity: O(components + requirements).
  package init(_ map: DependencyMap) {
    let storage = map.storage
    let count = storage.count
    componentCount = count
    var gates: [Gate] = []
    var lists = EdgeLists<Target>(sourceCount: count)
    FailureGraph.walk(storage, makeGate: { gates.append($0) }) { source, _ in lists.count(source) }
    lists.makeRoom()
    FailureGraph.walk(storage, makeGate: { _ in }) { source, target in lists.add(source, target) }
    (offsets, edges) = lists.sorted()
    self.gates = gates
    isPlain = gates.isEmpty && edges.allSatisfy(\.isHard)
  }

  /// Calls `makeGate` for each gate and `edge` for each edge, in the order of the dependents.
  @inline(__always)
  private static func walk(
    _ storage: MapStorage, makeGate: (Gate) -> Void, edge: (UInt32, Target) -> Void
  ) {
    var gateCount: UInt32 = 0
    var open: [OpenGroup] = []
    storage.records.withUnsafeBufferPointer { records in
      for dependent in 0..<UInt32(storage.count) {
        let within = storage.within[Int(dependent)]
        for domain in within { edge(storage.domains[Int(domain)].domain, EdgeTarget(dependent)) }
        let range = storage.requirements[Int(dependent)]
        var position = range.lowerBound
        while position < range.upperBound {
          while let last = open.last, last.end <= position { open.removeLast() }
          let record = records[Int(position)]
          if open.isEmpty, record.flags.contains(.start) {
            position += record.span
            continue
          }
          let target = open.last?.target ?? EdgeTarget(dependent, record.strength)
          if record.isGroup {
            let members = storage.memberCount(of: position)
            let threshold = members - record.payload + 1
            let isInSpare = open.last?.isInSpare ?? false
            var inner = OpenGroup(
              end: position + record.span, target: target, isInSpare: isInSpare || threshold > 1)
            if members > 1, threshold > 1 || target != EdgeTarget(dependent) {
              inner.target = EdgeTarget(UInt32(storage.count) + gateCount)
              gateCount += 1
              makeGate(
                Gate(
                  target: target, threshold: threshold,
                  isOutermostWithSpare: threshold > 1 && !isInSpare))
            }
            open.append(inner)
          } else {
            edge(record.payload, target)
          }
          position += 1
        }
        if !open.isEmpty { open.removeAll(keepingCapacity: true) }
      }
    }
  }

  /// A group whose members are being walked.
  private struct OpenGroup {
    var end: UInt32
    var target: Target
    var isInSpare: Bool
  }
}
