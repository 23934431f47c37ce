import DependencyGraph

/// A map turned round for propagation on a clock: from each component to the records that name it and
/// to what it holds, and from each record to the group and the component it belongs to.
///
///     checkout needs dynamodb and 1 of [stripe, adyen]
///
///     dynamodb ──► record 0 ───────────────► checkout
///     stripe ────► record 2 ──► record 1 ──────▲
///     adyen ─────► record 3 ──────▲
///
/// Unlike in `FailureGraph` every record is kept, since each may have a tolerance and a past of its own.
struct TimedGraph: Sendable {
  /// Set in a use, it is a component that is held by a domain; otherwise it is a record.
  static let heldBit: UInt32 = 1 << 31

  /// What is special about a record.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    /// It is among the first of a group that has to switch to its spares.
    static let first = Marks(rawValue: 1)
    /// It belongs to a requirement needed only to start.
    static let start = Marks(rawValue: 2)
  }

  /// The durations of a record that has some.
  struct Timing: Sendable {
    var position: UInt32
    /// How long the dependent lives without it, in seconds; 0 for not at all.
    var tolerates: Int64
    /// How long the switch to a spare takes, in seconds; 0 for no time.
    var failover: Int64
  }

  let map: DependencyMap
  /// The arrays of the map that are asked at each instant, at hand.
  let records: [RequirementRecord]
  let requirements: [Range<UInt32>]
  let within: [Range<UInt32>]
  let domains: [DomainRecord]
  /// The uses of the component `c` are `uses[offsets[c] ..< offsets[c + 1]]`.
  let offsets: [UInt32]
  let uses: [UInt32]
  /// The component a record belongs to.
  private(set) var owners: [UInt32]
  /// The group a record is a member of; `UInt32.max` when it is a whole requirement.
  private(set) var groups: [UInt32]
  /// How many members of a group have to fail for it to fail; 0 for what is no group.
  private(set) var thresholds: [UInt32]
  private(set) var marks: [Marks]
  /// The strength of the whole requirement that a record belongs to.
  private(set) var strengths: [Requirement.Strength]
  /// Component by component, by ascending position in each.
  private(set) var timings: [Timing] = []
  /// Where the timings of each component begin.
  private var timingOffsets = [0]
  /// The timing of a record; `UInt32.max` for none.
  private(set) var timingOf: [UInt32]
  /// Whether a component has a requirement that only a start needs, and cannot do without.
  private(set) var needsToStart: [Bool]
  /// How long a component takes to come back, in seconds.
  private(set) var recoveries: [Int64]
  /// The circles that recover together.
  let circles: RecoveryCircles

  /// - Complexity: O(components + requirements · log timed requirements).
  init(_ map: DependencyMap) {
    self.map = map
    let storage = map.storage
    (records, requirements) = (storage.records, storage.requirements)
    (within, domains) = (storage.within, storage.domains)
    let count = storage.records.count
    owners = Array(repeating: 0, count: count)
    groups = Array(repeating: .max, count: count)
    thresholds = Array(repeating: 0, count: count)
    marks = Array(repeating: [], count: count)
    strengths = Array(repeating: .hard, count: count)
    timingOf = Array(repeating: .max, count: count)
    needsToStart = Array(repeating: false, count: storage.count)
    recoveries = (0..<UInt32(storage.count)).map { storage.seconds(.recovery, of: $0) }
    circles = RecoveryCircles(storage, recoveries)
    var lists = EdgeLists<UInt32>(sourceCount: storage.count)
    TimedGraph.eachUse(storage) { source, _ in lists.count(source) }
    lists.makeRoom()
    TimedGraph.eachUse(storage) { source, use in lists.add(source, use) }
    (offsets, uses) = lists.sorted()
    for index in 0..<storage.count {
      describe(storage, UInt32(index))
      timingOffsets.append(timings.count)
    }
  }

  private static func eachUse(_ storage: MapStorage, _ use: (UInt32, UInt32) -> Void) {
    for index in 0..<storage.count {
      for domain in storage.within[index] {
        use(storage.domains[Int(domain)].domain, UInt32(index) | heldBit)
      }
      for position in storage.requirements[index] where !storage.records[Int(position)].isGroup {
        use(storage.records[Int(position)].payload, position)
      }
    }
  }

  /// Notes what there is to know about the records of the component at `index`.
  private mutating func describe(_ storage: MapStorage, _ index: UInt32) {
    let range = storage.requirements[Int(index)]
    var (whole, strength) = (Marks(), Requirement.Strength.hard)
    var end = range.lowerBound
    for position in range {
      let record = storage.records[Int(position)]
      if position == end {
        end = position + record.span
        whole = record.flags.contains(.start) ? [.start] : []
        strength = record.strength
        if whole == [.start], strength.takesDown { needsToStart[Int(index)] = true }
      }
      owners[Int(position)] = index
      strengths[Int(position)] = strength
      marks[Int(position)].formUnion(whole)
      let options = storage.options(of: position)
      let timing = Timing(
        position: position, tolerates: options?.tolerates?.wholeSeconds ?? 0,
        failover: record.isGroup ? options?.failover?.wholeSeconds ?? 0 : 0)
      if timing.tolerates > 0 || timing.failover > 0 {
        timingOf[Int(position)] = UInt32(timings.count)
        timings.append(timing)
      }
      if record.isGroup { describeMembers(storage, of: position, timing.failover > 0) }
    }
  }

  private mutating func describeMembers(
    _ storage: MapStorage, of position: UInt32, _ hasFailover: Bool
  ) {
    let record = storage.records[Int(position)]
    var members: UInt32 = 0
    var member = position + 1
    while member < position + record.span {
      groups[Int(member)] = position
      if hasFailover, members < record.payload { marks[Int(member)].insert(.first) }
      members += 1
      member += storage.records[Int(member)].span
    }
    thresholds[Int(position)] = members - record.payload + 1
  }

  /// The graph after `change`.
  ///
  /// - Complexity: O(components + timings).
  func changed(_ change: TimedChange) -> TimedGraph {
    var graph = self
    let seconds = max(0, change.duration.wholeSeconds)
    switch change.kind {
    case .recovery(let component): graph.recoveries[component.index] = seconds
    case .tolerance(let requirement):
      graph.timings[graph.timing(at: requirement.position)].tolerates = seconds
    case .failover(let requirement):
      graph.timings[graph.timing(at: requirement.position)].failover = seconds
    }
    return graph
  }

  /// The timing of the record at `position`, made when it has none.
  private mutating func timing(at position: UInt32) -> Int {
    if timingOf[Int(position)] != .max { return Int(timingOf[Int(position)]) }
    let owner = Int(owners[Int(position)])
    let new = timings[timings(of: UInt32(owner))].firstIndex { $0.position > position }
    let place = new ?? timingOffsets[owner + 1]
    timings.insert(Timing(position: position, tolerates: 0, failover: 0), at: place)
    for number in place..<timings.count {
      timingOf[Int(timings[number].position)] = UInt32(number)
    }
    for index in owner + 1..<timingOffsets.count { timingOffsets[index] += 1 }
    return place
  }

  /// The uses of the component at `index`.
  @inline(__always)
  func uses(of index: UInt32) -> Range<Int> {
    Int(offsets[Int(index)])..<Int(offsets[Int(index) + 1])
  }

  /// The timings of the records of the component at `index`, as a range of `timings`.
  func timings(of index: UInt32) -> Range<Int> {
    timingOffsets[Int(index)]..<timingOffsets[Int(index) + 1]
  }
}
