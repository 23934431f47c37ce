/// What a leaf of a system stands for: a variable, or the root of a module.
struct Leaf: Hashable, Sendable {
  private let bits: UInt32
  private static let moduleBit: UInt32 = 1 << 31

  static func variable(_ number: UInt32) -> Leaf { Leaf(bits: number) }
  static func module(_ number: UInt32) -> Leaf { Leaf(bits: number | moduleBit) }

  private init(bits: UInt32) { self.bits = bits }

  var isModule: Bool { bits & Leaf.moduleBit != 0 }
  /// The number of the variable or of the module.
  var number: Int { Int(bits & ~Leaf.moduleBit) }
}

/// The part of a system that one question is about, with numbers of its own: first the leaves, then
/// the gates. A value that each simplification makes anew.
///
///     leaves a b c        numbers 0 1 2
///     gates  2 of (a b c), any of (a, the first gate)    numbers 3 4
struct LocalSystem: Sendable {
  /// What each leaf stands for.
  var leaves: [Leaf]
  /// How many arguments of each gate have to fail.
  var thresholds: [UInt32] = []
  /// Where the arguments of each gate begin; one more for the end.
  var starts: [UInt32] = [0]
  /// The arguments of all gates, gate after gate.
  var arguments: [UInt32] = []
  /// The node that the question is about.
  var root: UInt32 = 0

  init(leaves: [Leaf]) { self.leaves = leaves }

  var gateCount: Int { thresholds.count }
  var nodeCount: Int { leaves.count + thresholds.count }

  /// Closes the gate whose arguments were appended since the last one.
  mutating func closeGate(threshold: UInt32) {
    thresholds.append(threshold)
    starts.append(UInt32(arguments.count))
  }

  /// Where the arguments of a gate stand; `gate` counts gates only.
  @inline(__always)
  func span(_ gate: Int) -> Range<Int> { Int(starts[gate])..<Int(starts[gate + 1]) }

  @inline(__always)
  func gate(of node: UInt32) -> Int { Int(node) - leaves.count }

  @inline(__always)
  func isLeaf(_ node: UInt32) -> Bool { Int(node) < leaves.count }

  @inline(__always)
  func node(ofGate gate: Int) -> UInt32 { UInt32(gate + leaves.count) }

  /// Whether one failing argument is enough.
  func isAny(_ gate: Int) -> Bool { thresholds[gate] == 1 }
  /// Whether all arguments have to fail.
  func isAll(_ gate: Int) -> Bool { Int(thresholds[gate]) == span(gate).count }
}

/// The gates that name each node, as often as they name it.
struct Dependents: Sendable {
  private(set) var starts: [UInt32]
  private(set) var gates: [UInt32]

  init(_ system: LocalSystem) {
    starts = Array(repeating: 0, count: system.nodeCount + 1)
    gates = Array(repeating: 0, count: system.arguments.count)
    for argument in system.arguments { starts[Int(argument) + 1] += 1 }
    for node in 0..<system.nodeCount { starts[node + 1] += starts[node] }
    var ends = starts
    for gate in 0..<system.gateCount {
      for place in system.span(gate) {
        let argument = Int(system.arguments[place])
        gates[Int(ends[argument])] = UInt32(gate)
        ends[argument] += 1
      }
    }
  }

  @inline(__always)
  func span(_ node: UInt32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

  /// How often gates name `node`.
  func count(_ node: UInt32) -> Int { span(node).count }
}
