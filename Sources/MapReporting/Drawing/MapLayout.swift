import DependencyGraph
import FailurePropagation

/// Lays a map, or a part of it, out as a drawing: who is a box, who is a frame, which arrows there
/// are, and how a scenario leaves each.
struct MapLayout: Sendable {
  let map: DependencyMap
  let radius: ScenarioImpact?
  let title: [String]
  /// The indices of the components drawn as boxes or frames.
  private let shown: [Int]
  private let isShown: [Bool]
  private let emphasized: Set<Int>
  private let remarks: [Int: String]

  /// - `shown`: The indices of the components to draw, or `nil` for all. Domains around them are
  ///   drawn too.
  /// - `remarks`: A line for the box of a component.
  init(
    _ map: DependencyMap, radius: ScenarioImpact?, title: [String], shown: Set<Int>? = nil,
    emphasized: Set<Int> = [], remarks: [Int: String] = [:]
  ) {
    self.map = map
    self.radius = radius
    self.title = title
    self.emphasized = emphasized
    self.remarks = remarks
    var isShown = (0..<map.componentCount).map { shown?.contains($0) ?? true }
    var pending = isShown.indices.filter { isShown[$0] }
    while let index = pending.popLast() {
      for domain in map[index].domains where !isShown[domain.index] {
        isShown[domain.index] = true
        pending.append(domain.index)
      }
    }
    self.isShown = isShown
    // By id, so that the order of the file does not change the picture.
    let ids = map.storage.ids
    self.shown = isShown.indices.filter { isShown[$0] }.sorted {
      ids.precedes(UInt32($0), UInt32($1))
    }
  }

  var drawing: Drawing {
    var sketch = Sketch()
    addClusters(to: &sketch)
    let nodes = boxes(besides: sketch.clusterOf)
    for index in nodes { add(map[index], to: &sketch) }
    for index in shown { addArrows(from: map[index], to: &sketch) }
    return Drawing(
      title: title, clusters: sketch.clusters, nodes: sketch.nodes, groups: sketch.groups,
      edges: sketch.edges, showsScenario: radius != nil)
  }

  /// What has been drawn so far.
  private struct Sketch {
    var clusters: [Drawing.Cluster] = []
    var nodes: [Drawing.Node] = []
    var groups: [Drawing.Group] = []
    var edges: [Drawing.Edge] = []
    /// Positions by the index of the component.
    var clusterOf: [Int: Int] = [:]
    var nodeOf: [Int: Int] = [:]
  }

  // MARK: - Frames and boxes

  /// Frames for the domains that hold something shown, outer before inner.
  private func addClusters(to sketch: inout Sketch) {
    let holders = Set(shown.compactMap { map[$0].domains.first?.index })
    for index in shown where holders.contains(index) {
      var chain: [Int] = []
      var next: Int? = index
      while let current = next, sketch.clusterOf[current] == nil {
        chain.append(current)
        next = map[current].domains.first?.index
      }
      for current in chain.reversed() {
        let component = map[current]
        sketch.clusterOf[current] = sketch.clusters.count
        sketch.clusters.append(
          Drawing.Cluster(
            id: component.id, lines: lines(of: component), standing: standing(of: component),
            isDecreed: isDecreed(component),
            cluster: component.domains.first.flatMap { sketch.clusterOf[$0.index] }))
      }
    }
  }

  /// What is drawn as a box: everything but the domains that a frame is enough for.
  private func boxes(besides frames: [Int: Int]) -> [Int] {
    var touched: Set<Int> = []
    for index in shown {
      let component = map[index]
      touched.formUnion(component.domains.dropFirst().map(\.index))
      let referenced = references(of: component)
      if !referenced.isEmpty { touched.insert(index) }
      touched.formUnion(referenced)
    }
    return shown.filter { frames[$0] == nil || touched.contains($0) }
  }

  private func references(of component: Component) -> [Int] {
    let range = map.storage.requirements[component.index]
    return map.storage.records[Int(range.lowerBound)..<Int(range.upperBound)].compactMap {
      $0.isGroup || !isShown[Int($0.payload)] ? nil : Int($0.payload)
    }
  }

  private func add(_ component: Component, to sketch: inout Sketch) {
    sketch.nodeOf[component.index] = sketch.nodes.count
    let frame = sketch.clusterOf[component.index]
    sketch.nodes.append(
      Drawing.Node(
        id: component.id, lines: lines(of: component), shape: shape(of: component.kind),
        standing: standing(of: component),
        hasLostSpare: radius?.hasLostRedundancy(component) ?? false,
        isDecreed: isDecreed(component), isEmphasized: emphasized.contains(component.index),
        cluster: frame ?? component.domains.first.flatMap { sketch.clusterOf[$0.index] },
        facts: facts(of: component)))
  }

  /// What the box has no room for: the id, who answers for it, how it is and why.
  private func facts(of component: Component) -> [String] {
    var facts = [component.id]
    let answerable = [component.owner, component.tier.map { "tier \($0)" }].compactMap(\.self)
    if !answerable.isEmpty { facts.append(answerable.joined(separator: ", ")) }
    if let radius, let cause = radius.cause(of: component) {
      let state = radius.state(of: component)
      facts.append("\(radius.standingWord(of: component)): \(cause.phrase(of: state))")
    } else if let radius, radius.hasLostRedundancy(component) {
      facts.append("spare lost")
    }
    return facts
  }

  private func lines(of component: Component) -> [String] {
    var lines = [component.name ?? component.id]
    var facts: [String] = []
    if let owner = component.owner { facts.append(owner) }
    if let tier = component.tier { facts.append("tier \(tier)") }
    if !facts.isEmpty { lines.append(facts.joined(separator: ", ")) }
    if let remark = remarks[component.index] { lines.append(remark) }
    return lines
  }

  private func shape(of kind: ComponentKind) -> Drawing.Shape {
    switch kind {
    case .service: .service
    case .thirdParty: .thirdParty
    case .cloud: .cloud
    case .domain: .domain
    }
  }

  private func standing(of component: Component) -> Drawing.Standing {
    guard let radius else { return .up }
    switch radius.state(of: component) {
    case .down: return .down
    case .degraded: return .degraded
    case .up: return radius.hasLostRedundancy(component) ? .lostSpare : .up
    }
  }

  private func isDecreed(_ component: Component) -> Bool {
    (radius?.decree(of: component) ?? .up) != .up
  }

  // MARK: - Arrows

  private func addArrows(from component: Component, to sketch: inout Sketch) {
    for domain in component.domains.dropFirst() {
      guard let from = sketch.nodeOf[component.index], let to = sketch.nodeOf[domain.index] else {
        continue
      }
      sketch.edges.append(
        Drawing.Edge(
          from: .node(from), to: .node(to), bond: .within,
          carriesFailure: state(domain.index) != .up && !isDecreed(component)))
    }
    guard let from = sketch.nodeOf[component.index] else { return }
    let groups = GroupStandings(component, radius)
    let range = map.storage.requirements[component.index]
    var open: [(end: UInt32, group: Int?)] = []
    var ordinal = 0
    var bond = Drawing.Bond.hard
    for position in range {
      while let last = open.last, last.end <= position { open.removeLast() }
      let record = map.storage.records[Int(position)]
      if open.isEmpty {
        bond = record.flags.contains(.start) ? .start : record.flags.contains(.soft) ? .soft : .hard
      }
      if record.isGroup { ordinal += 1 }
      guard let end = end(at: position, component, ordinal, groups, &sketch) else {
        open.append((position + record.span, nil))
        continue
      }
      let isMember = !open.isEmpty
      if let source = isMember ? open.last?.group.map(Drawing.End.group) : .node(from) {
        let carries = groups.carriesFailure(position, isMember: isMember, bond)
        sketch.edges.append(
          Drawing.Edge(
            from: source, to: end, bond: isMember ? .hard : bond, carriesFailure: carries))
      }
      if case .group(let number) = end { open.append((position + record.span, number)) }
    }
  }

  /// What the record at `position` is drawn as: a box that is there, or a new diamond; `nil` when
  /// nothing of it is shown.
  private func end(
    at position: UInt32, _ component: Component, _ ordinal: Int, _ groups: GroupStandings,
    _ sketch: inout Sketch
  ) -> Drawing.End? {
    let record = map.storage.records[Int(position)]
    guard record.isGroup else {
      return sketch.nodeOf[Int(record.payload)].map(Drawing.End.node)
    }
    let members = map.storage.records[Int(position)..<Int(position + record.span)]
    guard members.contains(where: { !$0.isGroup && isShown[Int($0.payload)] }) else { return nil }
    sketch.groups.append(
      Drawing.Group(
        dependent: component.id, ordinal: ordinal, needs: Int(record.payload),
        count: Int(map.storage.memberCount(of: position)), standing: groups.standing(position),
        cluster: sketch.clusterOf[component.index]
          ?? component.domains.first.flatMap { sketch.clusterOf[$0.index] }))
    return .group(sketch.groups.count - 1)
  }

  private func state(_ index: Int) -> State {
    radius?.state(of: map[index]) ?? .up
  }
}
