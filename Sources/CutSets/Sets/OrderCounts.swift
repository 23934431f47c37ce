/// How many sets there are of each order: a polynomial whose exponents are orders, so that joining
/// alternatives is a sum and joining independent parts a product.
struct OrderCounts: Sendable {
  /// The order of the first count.
  private(set) var first = 0
  /// The counts from there on, the first and last not 0; at most all-ones, which stands for more.
  private(set) var counts: [UInt128] = []

  /// No sets.
  init() {}

  /// `count` sets of one order.
  init(order: Int, count: UInt128) {
    guard count > 0 else { return }
    first = order
    counts = [count]
  }

  init(first: Int, counts: ArraySlice<UInt128>) {
    self.first = first
    self.counts = Array(counts)
  }

  /// Adds the sets of another.
  mutating func add(_ other: OrderCounts) {
    guard !other.counts.isEmpty else { return }
    guard !counts.isEmpty else {
      self = other
      return
    }
    let start = min(first, other.first)
    let end = max(first + counts.count, other.first + other.counts.count)
    if start < first { counts.insert(contentsOf: repeatElement(0, count: first - start), at: 0) }
    first = start
    if counts.count < end - start {
      counts.append(contentsOf: repeatElement(0, count: end - start - counts.count))
    }
    for (place, count) in other.counts.enumerated() {
      let own = other.first - first + place
      counts[own] = counts[own].addingUpTo(count)
    }
  }

  /// Every set of one joined with every set of the other, of orders up to `maximum`.
  func product(_ other: OrderCounts, upTo maximum: Int?) -> OrderCounts {
    guard !counts.isEmpty, !other.counts.isEmpty else { return OrderCounts() }
    var result = OrderCounts()
    result.first = first + other.first
    var length = counts.count + other.counts.count - 1
    if let maximum { length = min(length, maximum - result.first + 1) }
    guard length > 0 else { return OrderCounts() }
    result.counts = Array(repeating: 0, count: length)
    for (place, count) in counts.enumerated() where count > 0 && place < length {
      for (offset, more) in other.counts.enumerated() where more > 0 && place + offset < length {
        let both = count.multipliedUpTo(more)
        result.counts[place + offset] = result.counts[place + offset].addingUpTo(both)
      }
    }
    return result
  }

  /// The counts of all modules of a tree; only orders up to `maximum` are counted.
  ///
  /// - `joinsEquals`: Whether the variables of an any-of module count as one.
  static func ofRoot(
    _ solved: SolvedTree, joinsEquals: Bool, upTo maximum: Int?
  ) -> OrderCounts {
    var modules = Array(repeating: OrderCounts(), count: solved.tree.modules.count)
    let one = OrderCounts(order: 1, count: 1)
    func counts(_ leaf: Leaf) -> OrderCounts { leaf.isModule ? modules[leaf.number] : one }
    for module in modules.indices.reversed() {
      switch solved.tree.modules[module] {
      case .never: break
      case .always: modules[module] = OrderCounts(order: 0, count: 1)
      case .anyOf(let leaves):
        let variables = leaves.count { !$0.isModule }
        let count = joinsEquals ? min(1, variables) : variables
        var sum = OrderCounts(order: 1, count: UInt128(count))
        for leaf in leaves where leaf.isModule {
          sum.add(counts(leaf))
          modules[leaf.number] = OrderCounts()
        }
        modules[module] = sum
      case .allOf(let leaves):
        var product = OrderCounts(order: leaves.count { !$0.isModule }, count: 1)
        for leaf in leaves where leaf.isModule {
          product = product.product(counts(leaf), upTo: maximum)
        }
        modules[module] = product
      case .general(let system):
        guard let sets = solved.diagrams[module]?.sets else { break }
        modules[module] = sets.orderCounts(system.leaves.map(counts), upTo: maximum)
      }
    }
    var result = modules[0]
    if let maximum { result.cut(maximum) }
    return result
  }

  /// Leaves out what is of a larger order.
  private mutating func cut(_ maximum: Int) {
    let kept = max(0, min(counts.count, maximum - first + 1))
    counts.removeLast(counts.count - kept)
  }
}

extension Diagram {
  /// How many sets of each order a zero-suppressed diagram holds, `leaves` being those of its leaves.
  ///
  /// - Complexity: O(*n* · *o*) for *n* nodes and *o* orders, in time and, times 16 bytes, in memory;
  ///   with modules as leaves times their orders.
  func orderCounts(_ leaves: [OrderCounts], upTo maximum: Int?) -> OrderCounts {
    var spans: [(first: Int, start: Int, end: Int)] = [(0, 0, 0), (0, 0, 1)]
    spans.reserveCapacity(nodes.count)
    var counts: [UInt128] = [1]
    for place in inner {
      let node = nodes[place]
      let low = spans[Int(node.low)]
      let high = spans[Int(node.high)]
      let leaf = leaves[Int(node.leaf)]
      let start = counts.count
      let lowLength = low.end - low.start
      let highLength =
        high.end == high.start || leaf.counts.isEmpty
        ? 0 : high.end - high.start + leaf.counts.count - 1
      let highFirst = high.first + leaf.first
      guard lowLength + highLength > 0 else {
        spans.append((0, start, start))
        continue
      }
      let first = min(lowLength > 0 ? low.first : .max, highLength > 0 ? highFirst : .max)
      var end = max(
        lowLength > 0 ? low.first + lowLength : 0, highLength > 0 ? highFirst + highLength : 0)
      if let maximum { end = min(end, maximum + 1) }
      guard end > first else {
        spans.append((0, start, start))
        continue
      }
      counts.append(contentsOf: repeatElement(0, count: end - first))
      for offset in 0..<lowLength where low.first + offset < end {
        counts[start + low.first - first + offset] = counts[low.start + offset]
      }
      if highLength > 0 {
        for (shift, factor) in leaf.counts.enumerated() where factor > 0 {
          for offset in 0..<(high.end - high.start) where highFirst + shift + offset < end {
            let place = start + highFirst + shift + offset - first
            let more = counts[high.start + offset].multipliedUpTo(factor)
            counts[place] = counts[place].addingUpTo(more)
          }
        }
      }
      spans.append((first, start, counts.count))
    }
    let whole = spans[Int(root)]
    guard whole.end > whole.start else { return OrderCounts() }
    return OrderCounts(first: whole.first, counts: counts[whole.start..<whole.end])
  }
}
