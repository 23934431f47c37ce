import DependencyGraph

extension LocalSystem {
  /// The system without arguments that others of the same gate make superfluous; `nil` when nothing
  /// was found. It is the transitive reduction, for gates and through cycles.
  ///
  ///     g = any of {a, b}       a alone fails b, with g held up:  g = any of {b}
  ///     b = any of {a, x}       were g all of {a, b}:             g = all of {a}
  ///
  /// That *a* implies *b* is tried with the gate itself held up. Then, in an any-of gate, removing *a*
  /// loses nothing, since *b* is derived from it without the gate; and in an all-of gate the old least
  /// fixed point still solves the equations without *b*. (Without holding the gate up it is wrong:
  /// in c = any of {a, b}, b = any of {c, x}, *a* fails *b* through c alone.)
  ///
  /// - `visits`: How many arguments may still be looked at; less what was.
  /// - Complexity: O(*g* · *e*) for *g* gates, cut off by `visits`.
  func absorbed(visits: inout Int) -> LocalSystem? {
    var absorption = Absorption(self)
    for gate in 0..<gateCount where visits > 0 {
      absorption.look(at: gate, visits: &visits)
    }
    return absorption.result()
  }
}

/// One pass over the gates of a system.
private struct Absorption {
  private let system: LocalSystem
  /// The place of each gate when dependencies come first.
  private var places: [UInt32]
  /// The number of the component of gates that need each other.
  private var components: [UInt32]
  private var thresholds: [UInt32]
  private var arguments: [UInt32]
  private var ends: [Int]
  private var isChanged = false
  /// For each node the last gate, from 1, whose cone it was in.
  private var stamps: [UInt32]
  private var narrow: LaneMemory<UInt64>
  private var wide: LaneMemory<WideLanes>?

  init(_ system: LocalSystem) {
    self.system = system
    let order = system.gateOrder()
    places = Array(repeating: 0, count: system.gateCount)
    components = places
    var component: UInt32 = 0
    for (place, gate) in order.order.enumerated() {
      places[Int(gate)] = UInt32(place)
      components[Int(gate)] = component
      if order.ends[Int(component)] == place + 1 { component += 1 }
    }
    thresholds = system.thresholds
    arguments = system.arguments
    ends = (0..<system.gateCount).map { system.span($0).upperBound }
    stamps = Array(repeating: 0, count: system.nodeCount)
    narrow = LaneMemory(nodeCount: system.nodeCount)
  }

  private func span(_ gate: Int) -> Range<Int> { Int(system.starts[gate])..<ends[gate] }

  mutating func look(at gate: Int, visits: inout Int) {
    let span = span(gate)
    let isAny = thresholds[gate] == 1
    guard span.count > 1, isAny || Int(thresholds[gate]) == span.count,
      span.contains(where: { !system.isLeaf(arguments[$0]) })
    else { return }
    let cone = cone(below: gate)
    let superfluous: [Bool]
    if span.count <= 64 {
      superfluous = found(span, gate, cone, isAny, narrow, &visits)
    } else {
      let memory = wide ?? LaneMemory<WideLanes>(nodeCount: system.nodeCount)
      wide = memory
      superfluous = found(span, gate, cone, isAny, memory, &visits)
    }
    guard superfluous.contains(true) else { return }
    var end = span.lowerBound
    for place in span where !superfluous[place - span.lowerBound] {
      arguments[end] = arguments[place]
      end += 1
    }
    if !isAny { thresholds[gate] = UInt32(end - span.lowerBound) }
    ends[gate] = end
    isChanged = true
  }

  /// The gates that the arguments of `gate` rest on without it, dependencies first.
  private mutating func cone(below gate: Int) -> [UInt32] {
    let stamp = UInt32(gate + 1)
    var cone: [UInt32] = []
    var pending = [UInt32(gate)]
    stamps[Int(system.node(ofGate: gate))] = stamp
    while let next = pending.popLast() {
      if Int(next) != gate { cone.append(next) }
      for place in span(Int(next)) {
        let argument = arguments[place]
        guard !system.isLeaf(argument), stamps[Int(argument)] != stamp else { continue }
        stamps[Int(argument)] = stamp
        pending.append(UInt32(system.gate(of: argument)))
      }
    }
    cone.sort { places[Int($0)] < places[Int($1)] }
    return cone
  }

  /// Which arguments are superfluous: of an any-of gate those that imply another one that stays, of
  /// an all-of gate those that another one that stays implies.
  private func found<Word>(
    _ span: Range<Int>, _ gate: Int, _ cone: [UInt32], _ isAny: Bool, _ memory: LaneMemory<Word>,
    _ visits: inout Int
  ) -> [Bool] {
    var superfluous = Array(repeating: false, count: span.count)
    for start in stride(from: 0, to: span.count, by: Word.laneCount) where visits > 0 {
      let batch = start..<min(span.count, start + Word.laneCount)
      for lane in batch {
        memory.decrees[Int(arguments[span.lowerBound + lane])][lane: lane - start] = true
      }
      let own = Int(system.node(ofGate: gate))
      memory.lanes[own] = .none
      run(cone, span, memory, &visits)
      for other in 0..<span.count where !superfluous[other] {
        let node = arguments[span.lowerBound + other]
        guard !system.isLeaf(node) else { continue }
        let implied = memory.lanes[Int(node)]
        guard implied != memory.decrees[Int(node)] else { continue }
        for lane in batch where lane != other && !superfluous[lane] && implied[lane: lane - start] {
          guard isAny else {
            superfluous[other] = true
            break
          }
          superfluous[lane] = true
        }
      }
      for lane in batch { memory.decrees[Int(arguments[span.lowerBound + lane])] = .none }
    }
    return superfluous
  }

  private func run<Word>(
    _ cone: [UInt32], _ span: Range<Int>, _ memory: LaneMemory<Word>, _ visits: inout Int
  ) {
    var start = 0
    while start < cone.count {
      var end = start + 1
      while end < cone.count, components[Int(cone[end])] == components[Int(cone[start])] {
        end += 1
      }
      for place in start..<end {
        memory.lanes[Int(system.node(ofGate: Int(cone[place])))] = .none
      }
      var isChanged = true
      while isChanged {
        isChanged = false
        for place in start..<end {
          let gate = Int(cone[place])
          let node = Int(system.node(ofGate: gate))
          let value = value(of: gate, memory) | memory.decrees[node]
          visits -= self.span(gate).count
          if value != memory.lanes[node] {
            memory.lanes[node] = value
            isChanged = end - start > 1
          }
        }
      }
      start = end
    }
  }

  private func value<Word>(of gate: Int, _ memory: LaneMemory<Word>) -> Word {
    let span = span(gate)
    let threshold = Int(thresholds[gate])
    if threshold == span.count {
      var value = Word.all
      for place in span { value = value & lanes(of: arguments[place], memory) }
      return value
    }
    var value = Word.none
    if threshold == 1 {
      for place in span { value = value | lanes(of: arguments[place], memory) }
      return value
    }
    // one trial decrees one argument of another gate, so few lanes ever reach a threshold
    for place in span { value = value | lanes(of: arguments[place], memory) }
    guard value != .none else { return .none }
    var result = Word.none
    for lane in 0..<Word.laneCount where value[lane: lane] {
      var count = 0
      for place in span where lanes(of: arguments[place], memory)[lane: lane] { count += 1 }
      if count >= threshold { result[lane: lane] = true }
    }
    return result
  }

  @inline(__always)
  private func lanes<Word>(of node: UInt32, _ memory: LaneMemory<Word>) -> Word {
    system.isLeaf(node) ? memory.decrees[Int(node)] : memory.lanes[Int(node)]
  }

  func result() -> LocalSystem? {
    guard isChanged else { return nil }
    var result = LocalSystem(leaves: system.leaves)
    result.root = system.root
    for gate in 0..<system.gateCount {
      result.arguments.append(contentsOf: arguments[span(gate)])
      result.closeGate(threshold: thresholds[gate])
    }
    return result
  }
}

/// What is decreed and what follows, for each node.
private final class LaneMemory<Word: LaneWord> {
  let decrees: UnsafeMutableBufferPointer<Word>
  let lanes: UnsafeMutableBufferPointer<Word>

  init(nodeCount: Int) {
    decrees = .allocate(capacity: nodeCount)
    decrees.initialize(repeating: .none)
    lanes = .allocate(capacity: nodeCount)
    lanes.initialize(repeating: .none)
  }

  deinit {
    decrees.deallocate()
    lanes.deallocate()
  }
}
