/// A finished diagram with only the nodes that its root reaches, each behind those it leads to.
///
/// Memory: 12 bytes a node, 4 a leaf.
struct Diagram: Sendable {
  /// A node that asks about a leaf of its module.
  struct Node: Sendable {
    var leaf: UInt32
    var high: UInt32
    var low: UInt32
  }

  /// The nodes; the first two are the terminals "no" and "yes".
  private(set) var nodes: [Node]
  /// The node that stands for the whole.
  private(set) var root: UInt32
  /// All leaves in the order in which nodes ask about them.
  private(set) var leaves: [UInt32] = []

  /// The diagram of a constant.
  init(constant: Bool) {
    nodes = (0..<2).map { Node(leaf: .max, high: $0, low: $0) }
    root = constant ? 1 : 0
  }

  /// The part of `table` that `root` reaches.
  ///
  /// - `leaves`: The leaf at each level.
  /// - Complexity: O(*n*) for the *n* nodes of the table.
  init(_ table: DiagramTable, root: UInt32, leaves: [UInt32]) {
    self.init(constant: root == 1)
    self.leaves = leaves
    guard root > 1 else { return }
    var numbers = Array(repeating: UInt32(0), count: Int(root) + 1)
    numbers[Int(root)] = 1
    var count = 0
    for node in stride(from: Int(root), to: 1, by: -1) where numbers[node] != 0 {
      count += 1
      numbers[Int(table.nodes[node].high)] = 1
      numbers[Int(table.nodes[node].low)] = 1
    }
    nodes.reserveCapacity(count + 2)
    numbers[0] = 0
    numbers[1] = 1
    for node in 2...Int(root) where numbers[node] != 0 {
      let entry = table.nodes[node]
      numbers[node] = UInt32(nodes.count)
      nodes.append(
        Node(
          leaf: leaves[Int(entry.level)], high: numbers[Int(entry.high)],
          low: numbers[Int(entry.low)]))
    }
    self.root = UInt32(nodes.count - 1)
  }

  /// The nodes behind the terminals, those that others lead to first.
  var inner: Range<Int> { 2..<nodes.count }
}
