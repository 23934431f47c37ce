public import DependencyGraph

/// A map as a coherent system: for each component a variable, "it fails by itself", and two gates, "it
/// is down" and "it is at least degraded".
///
///     shop ──► dns                       down(shop) = any of {shop fails, down(dns), both}
///      └─────► any of {stripe, adyen}    both = all of {down(stripe), down(adyen)}
///
/// A gate names the component's own failure, the same gate of its domains, and its requirements to run
/// at the level that `StrengthPlanes` says. A group of *n* that needs *k* fails with the
/// (*n* − *k* + 1)-th member. What is only needed to start is left out. The least fixed point of these
/// gates is the least solution of the map's rule.
public struct MapFaultGraph: Sendable {
  /// The map.
  public let map: DependencyMap
  /// The system. The variable of a component has the component's index.
  public let graph: FaultGraph
  /// How many components state no availability, and are assumed to have the one given, or never to
  /// fail.
  public let assumedCount: Int
  private let gates: [FailureLevel: [FaultGraph.Node]]

  /// The system of `map`.
  ///
  /// - `availability`: That of components which state none; without it they never fail by
  ///   themselves, which matters to chances only.
  /// - Complexity: O(*r* + *c* log *c*) for *r* requirements and *c* components.
  public init(_ map: DependencyMap, defaultAvailability availability: Double? = nil) {
    self.map = map
    var writing = MapFaultWriting(map)
    writing.addVariables(defaultAvailability: availability)
    writing.addGates()
    graph = writing.graph
    gates = writing.gates
    assumedCount = map.components.count { $0.availability == nil }
  }

  /// The gate of "`component` is at `level` or worse".
  public func node(_ component: Component, at level: FailureLevel = .down) -> FaultGraph.Node {
    gates[level, default: []][component.index]
  }

  /// The components that some variables belong to.
  public func components(_ variables: some Sequence<Int>) -> [Component] {
    variables.map { map[$0] }
  }

  /// The minimal cut sets of `target`, its own failure left out: what else brings it to `level`.
  ///
  /// - `candidates`: Whether a component can fail by itself; the others are up.
  /// - Throws: `CancellationError` when the current task is cancelled.
  public func minimalCutSets(
    of target: Component, at level: FailureLevel = .down,
    limits: MinimalCutSets.Limits = MinimalCutSets.Limits(),
    workspace: AnalysisWorkspace = AnalysisWorkspace(),
    among candidates: (Component) -> Bool = { _ in true }
  ) throws(CancellationError) -> MinimalCutSets {
    try MinimalCutSets(
      of: node(target, at: level), in: graph, limits: limits, workspace: workspace
    ) { $0 != target.index && candidates(map[$0]) }
  }

  /// The availability of `target`, its own failure included.
  ///
  /// - `candidates`: Whether a component can fail by itself; the others are up.
  /// - Throws: `CancellationError` when the current task is cancelled.
  public func availability(
    of target: Component, at level: FailureLevel = .down,
    limits: Availability.Limits = Availability.Limits(),
    workspace: AnalysisWorkspace = AnalysisWorkspace(),
    among candidates: (Component) -> Bool = { _ in true }
  ) throws(CancellationError) -> Availability {
    try Availability(
      of: node(target, at: level), in: graph, limits: limits, workspace: workspace
    ) { candidates(map[$0]) }
  }
}

/// Writes the nodes of a map's system.
private struct MapFaultWriting {
  let map: DependencyMap
  private(set) var graph = FaultGraph()
  private(set) var gates: [FailureLevel: [FaultGraph.Node]] = [:]
  private var variables: [FaultGraph.Node] = []

  init(_ map: DependencyMap) { self.map = map }

  mutating func addVariables(defaultAvailability: Double?) {
    let ids = map.storage.ids
    let order = (0..<UInt32(map.componentCount)).sorted { ids.precedes($0, $1) }
    var ranks = Array(repeating: UInt32(0), count: order.count)
    for (rank, index) in order.enumerated() { ranks[Int(index)] = UInt32(rank) }
    for component in map.components {
      let availability = component.availability ?? defaultAvailability ?? 1
      variables.append(
        graph.addVariable(
          unavailability: availability.unavailability, rank: ranks[component.index]))
    }
  }

  mutating func addGates() {
    for level in FailureLevel.allCases {
      gates[level] = (0..<map.componentCount).map { _ in graph.addGate() }
    }
    for level in FailureLevel.allCases {
      let own = gates[level, default: []]
      for component in map.components {
        var needed = [variables[component.index]]
        needed += component.domains.map { own[$0.index] }
        for requirement in component.requirements where requirement.neededTo == .run {
          let planes = StrengthPlanes(requirement.strength)
          guard let plane = planes.plane(for: level) else { continue }
          needed.append(node(requirement, gates[plane, default: []]))
        }
        graph.define(own[component.index], atLeast: 1, of: needed)
      }
    }
  }

  /// The node of a requirement, its members first: a requirement's records stand before those of its
  /// members, so they are taken from behind.
  private mutating func node(
    _ requirement: Requirement, _ plane: [FaultGraph.Node]
  ) -> FaultGraph.Node {
    let records = map.storage.records
    let first = Int(requirement.position)
    let end = first + Int(records[first].span)
    var nodes: [FaultGraph.Node?] = Array(repeating: nil, count: end - first)
    for position in (first..<end).reversed() {
      let record = records[position]
      guard record.isGroup else {
        nodes[position - first] = plane[Int(record.payload)]
        continue
      }
      var members: [FaultGraph.Node] = []
      var member = position + 1
      while member < position + Int(record.span) {
        if let node = nodes[member - first] { members.append(node) }
        member += Int(records[member].span)
      }
      nodes[position - first] = graph.addGate(
        atLeast: members.count - Int(record.payload) + 1, of: members)
    }
    return nodes[0] ?? plane[Int(records[first].payload)]
  }
}
