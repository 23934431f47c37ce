/// What stands in the place of each node of a system: itself, another node, or a constant.
struct Replacements: Sendable {
  /// A node that never fails.
  static let never = UInt32.max - 1
  /// A node that has always failed.
  static let always = UInt32.max

  private var nodes: [UInt32]
  /// How many nodes were replaced.
  private(set) var count = 0

  /// Every node stands for itself.
  init(nodeCount: Int) { nodes = Array(0..<UInt32(nodeCount)) }

  static func isConstant(_ node: UInt32) -> Bool { node >= never }

  /// Puts `other`, a node or a constant, in the place of `node`.
  mutating func replace(_ node: UInt32, by other: UInt32) {
    nodes[Int(node)] = other
    count += 1
  }

  /// What stands in the place of `node` at last; the way there becomes shorter.
  ///
  /// - Precondition: Replacements do not run in a circle.
  @inline(__always)
  mutating func resolved(_ node: UInt32) -> UInt32 {
    if Replacements.isConstant(node) || nodes[Int(node)] == node { return node }
    var last = node
    while !Replacements.isConstant(last), nodes[Int(last)] != last { last = nodes[Int(last)] }
    var step = node
    while step != last, !Replacements.isConstant(step) {
      let next = nodes[Int(step)]
      nodes[Int(step)] = last
      step = next
    }
    return last
  }
}
