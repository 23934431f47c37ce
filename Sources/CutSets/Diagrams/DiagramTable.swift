/// A table of decision diagrams of one module: nodes `(level, high, low)`, each stored once.
///
/// The same table serves two kinds of diagram, which differ in what a level that is passed over says:
/// in a *binary decision diagram* the leaf does not matter (R. Bryant, Graph-based algorithms for
/// Boolean function manipulation, 1986, https://doi.org/10.1109/TC.1986.1676819), in a
/// *zero-suppressed* one it is in no set (S. Minato, Zero-suppressed BDDs for set manipulation in
/// combinatorial problems, 1993, https://doi.org/10.1145/157485.164890). Everything is monotone, so
/// there are no complement edges; nothing is collected, since a table is emptied as a whole. A node has
/// a higher number than what it leads to, so that a loop over numbers is a pass from below.
///
/// Memory: 16 bytes a node, 4 a bucket, 16 an entry of the cache of results, with as many buckets and
/// entries as the next power of two holds (at most 2²⁴ entries): at most 20 + 2 · 20 bytes a node of
/// the limit, half of which are not touched until they are needed.
final class DiagramTable {
  /// A node; `next` leads to the next one of its bucket.
  struct Node {
    var level: UInt32
    var high: UInt32
    var low: UInt32
    var next: UInt32
  }

  /// A result that is remembered until another takes its place.
  struct Result {
    var one: UInt32
    var other: UInt32
    var operation: UInt32
    var value: UInt32
  }

  /// A step that waits for the results of two others.
  struct Frame {
    var one: UInt32
    var other: UInt32
    var budget: UInt32
    var high: UInt32
    var extra: UInt32
    var step: UInt32
  }

  /// The budget of those who want sets of any weight.
  static let unlimited: UInt32 = (1 << 28) - 1
  /// The level of the two terminals, below all others.
  static let terminalLevel = UInt32.max
  private static let smallest = 1 << 8
  private static let largestCache = 1 << 24

  /// What changes, behind a pointer: the fields of a class would each be checked for exclusive access
  /// by every operation.
  private struct Memory {
    var nodes: UnsafeMutablePointer<Node>
    var nodeCapacity = DiagramTable.smallest
    var buckets: UnsafeMutablePointer<UInt32>
    var bucketCapacity = DiagramTable.smallest
    var bucketMask: UInt32 = 0
    var results: UnsafeMutablePointer<Result>
    var resultCapacity = DiagramTable.smallest
    var resultMask: UInt32 = 0
    var frames: UnsafeMutablePointer<Frame>
    var frameCapacity = 1 << 6
    var depth = 0
    var count = 2
    var maximumCount = Int.max
    var isFull = false
    var isCancelled = false
  }

  private let memory: UnsafeMutablePointer<Memory>

  @inline(__always) var nodes: UnsafeMutablePointer<Node> { memory.pointee.nodes }
  @inline(__always) var frames: UnsafeMutablePointer<Frame> { memory.pointee.frames }
  /// The number of frames that wait.
  @inline(__always) var depth: Int {
    get { memory.pointee.depth }
    set { memory.pointee.depth = newValue }
  }
  /// The number of nodes, the two terminals included.
  @inline(__always) var count: Int { memory.pointee.count }
  /// Whether a node was wanted beyond the limit, or the task was cancelled; results are then void.
  @inline(__always) var isFull: Bool { memory.pointee.isFull }
  /// Whether the task was cancelled.
  var isCancelled: Bool { memory.pointee.isCancelled }
  /// The weight of the leaf at each level: the least number of failures that make it fail.
  private(set) var weights: [UInt32] = []

  init() {
    memory = .allocate(capacity: 1)
    memory.initialize(
      to: Memory(
        nodes: .allocate(capacity: DiagramTable.smallest),
        buckets: .allocate(capacity: DiagramTable.smallest),
        results: .allocate(capacity: DiagramTable.smallest), frames: .allocate(capacity: 1 << 6)))
    empty(weights: [], maximumCount: .max)
  }

  deinit {
    memory.pointee.nodes.deallocate()
    memory.pointee.buckets.deallocate()
    memory.pointee.results.deallocate()
    memory.pointee.frames.deallocate()
    memory.deallocate()
  }

  /// Forgets all nodes; the memory is used again.
  func empty(weights: [UInt32], maximumCount: Int) {
    self.weights = weights
    memory.pointee.maximumCount = min(maximumCount, 1 << 30)
    memory.pointee.count = 2
    depth = 0
    memory.pointee.isFull = false
    memory.pointee.isCancelled = false
    memory.pointee.bucketMask = UInt32(DiagramTable.smallest - 1)
    memory.pointee.resultMask = memory.pointee.bucketMask
    memory.pointee.buckets.initialize(repeating: .max, count: DiagramTable.smallest)
    memory.pointee.results.initialize(
      repeating: Result(one: 0, other: 0, operation: 0, value: 0), count: DiagramTable.smallest)
    for terminal in 0..<2 {
      nodes[terminal] = Node(
        level: DiagramTable.terminalLevel, high: UInt32(terminal), low: UInt32(terminal), next: .max
      )
    }
  }

  /// Lets more nodes be made.
  func extend(to maximumCount: Int) { memory.pointee.maximumCount = min(maximumCount, 1 << 30) }

  /// The node of a binary decision diagram.
  @inline(__always)
  func choice(_ level: UInt32, _ high: UInt32, _ low: UInt32) -> UInt32 {
    high == low ? low : node(level, high, low)
  }

  /// The node of a zero-suppressed diagram: the sets of `high` with the leaf, and those of `low`.
  @inline(__always)
  func sets(_ level: UInt32, _ high: UInt32, _ low: UInt32) -> UInt32 {
    high == 0 ? low : node(level, high, low)
  }

  @inline(__always)
  private static func hash(_ one: UInt32, _ other: UInt32, _ third: UInt32) -> UInt32 {
    var hash = UInt64(one) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ UInt64(other)) &* 0xC2B2_AE3D_27D4_EB4F
    hash = (hash ^ UInt64(third)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  private func node(_ level: UInt32, _ high: UInt32, _ low: UInt32) -> UInt32 {
    let bucket = Int(DiagramTable.hash(level, high, low) & memory.pointee.bucketMask)
    var next = memory.pointee.buckets[bucket]
    while next != .max {
      let node = nodes[Int(next)]
      if node.high == high && node.low == low && node.level == level { return next }
      next = node.next
    }
    guard count < memory.pointee.maximumCount else {
      memory.pointee.isFull = true
      return 0
    }
    if count & 4095 == 0, Task.isCancelled {
      memory.pointee.isFull = true
      memory.pointee.isCancelled = true
      return 0
    }
    if count == memory.pointee.nodeCapacity { growNodes() }
    let number = UInt32(count)
    nodes[count] = Node(level: level, high: high, low: low, next: memory.pointee.buckets[bucket])
    memory.pointee.buckets[bucket] = number
    memory.pointee.count += 1
    if count > Int(memory.pointee.bucketMask) { growBuckets() }
    return number
  }

  private func growNodes() {
    let grown = UnsafeMutablePointer<Node>.allocate(capacity: memory.pointee.nodeCapacity * 2)
    grown.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    memory.pointee.nodes = grown
    memory.pointee.nodeCapacity *= 2
  }

  private func growBuckets() {
    let size = (Int(memory.pointee.bucketMask) + 1) * 4
    if size > memory.pointee.bucketCapacity {
      memory.pointee.buckets.deallocate()
      memory.pointee.buckets = .allocate(capacity: size)
      memory.pointee.bucketCapacity = size
    }
    memory.pointee.bucketMask = UInt32(size - 1)
    memory.pointee.buckets.initialize(repeating: .max, count: size)
    for number in 2..<count {
      let node = nodes[number]
      let bucket = Int(
        DiagramTable.hash(node.level, node.high, node.low) & memory.pointee.bucketMask)
      nodes[number].next = memory.pointee.buckets[bucket]
      memory.pointee.buckets[bucket] = UInt32(number)
    }
    growResults(to: min(size, DiagramTable.largestCache))
  }

  /// Makes the cache larger; what it holds moves along.
  private func growResults(to size: Int) {
    let old = Int(memory.pointee.resultMask) + 1
    guard size > old else { return }
    let none = Result(one: 0, other: 0, operation: 0, value: 0)
    let kept = UnsafeMutablePointer<Result>.allocate(capacity: old)
    kept.initialize(from: memory.pointee.results, count: old)
    if size > memory.pointee.resultCapacity {
      memory.pointee.results.deallocate()
      memory.pointee.results = .allocate(capacity: size)
      memory.pointee.resultCapacity = size
    }
    memory.pointee.results.initialize(repeating: none, count: size)
    memory.pointee.resultMask = UInt32(size - 1)
    for place in 0..<old where kept[place].operation != 0 {
      let result = kept[place]
      memory.pointee.results[slot(result.one, result.other, result.operation)] = result
    }
    kept.deallocate()
  }

  @inline(__always)
  private func slot(_ one: UInt32, _ other: UInt32, _ operation: UInt32) -> Int {
    Int(DiagramTable.hash(one, other, operation) & memory.pointee.resultMask)
  }

  /// What an operation gave before, if that is still known.
  ///
  /// - `operation`: Not 0.
  @inline(__always)
  func known(_ one: UInt32, _ other: UInt32, _ operation: UInt32) -> UInt32? {
    let result = memory.pointee.results[slot(one, other, operation)]
    return result.operation == operation && result.one == one && result.other == other
      ? result.value : nil
  }

  @inline(__always)
  func remember(_ one: UInt32, _ other: UInt32, _ operation: UInt32, _ value: UInt32) {
    memory.pointee.results[slot(one, other, operation)] = Result(
      one: one, other: other, operation: operation, value: value)
  }

  @inline(__always)
  func push(_ one: UInt32, _ other: UInt32, _ budget: UInt32 = 0) {
    if depth == memory.pointee.frameCapacity { growFrames() }
    frames[depth] = Frame(one: one, other: other, budget: budget, high: 0, extra: 0, step: 0)
    depth += 1
  }

  private func growFrames() {
    let grown = UnsafeMutablePointer<Frame>.allocate(capacity: memory.pointee.frameCapacity * 2)
    grown.moveInitialize(from: frames, count: depth)
    frames.deallocate()
    memory.pointee.frames = grown
    memory.pointee.frameCapacity *= 2
  }

  @inline(__always)
  func level(_ node: UInt32) -> UInt32 { nodes[Int(node)].level }
  @inline(__always)
  func high(_ node: UInt32) -> UInt32 { nodes[Int(node)].high }
  @inline(__always)
  func low(_ node: UInt32) -> UInt32 { nodes[Int(node)].low }

  /// What is left of a budget after the leaf at `level`; `nil` when it is too heavy.
  @inline(__always)
  func rest(_ budget: UInt32, after level: UInt32) -> UInt32? {
    if budget == DiagramTable.unlimited { return budget }
    let weight = weights[Int(level)]
    return weight <= budget ? budget - weight : nil
  }
}

/// The operations whose results are remembered, with the budget above them.
enum DiagramOperation {
  static let or: UInt32 = 1
  static let and: UInt32 = 2
  static let minimalSets: UInt32 = 3
  static let without: UInt32 = 4
  static let union: UInt32 = 5
  static let product: UInt32 = 6
  static let nonSupersets: UInt32 = 7
  static let pruned: UInt32 = 8
  static let disjunction: UInt32 = 9
  static let through: UInt32 = 10

  @inline(__always)
  static func key(_ operation: UInt32, _ budget: UInt32) -> UInt32 { operation | budget << 4 }
}
