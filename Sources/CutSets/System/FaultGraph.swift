/// A coherent system: variables that fail by themselves, and gates that fail when enough of their
/// arguments do.
///
///     top = any of {a, both}        top ──► a
///     both = 2 of {b, top or c}      └────► both ──► b
///                                     ▲      └─────► or ──► c
///                                     └───────────────┘
///
/// A fault tree is such a system without cycles. Here gates may need each other; what fails is the
/// *least* fixed point: nothing fails without a cause. Every question below is about one root.
public struct FaultGraph: Sendable {
  /// A variable or a gate of one graph.
  public struct Node: Hashable, Sendable {
    /// Its position in the graph.
    package let number: UInt32

    package init(number: UInt32) { self.number = number }
  }

  /// The threshold that marks a variable.
  static let variableMark = UInt32.max

  /// For each gate how many arguments have to fail; `variableMark` for a variable.
  private(set) var thresholds: [UInt32] = []
  /// For each gate where its arguments stand; for a variable its number is the lower bound.
  private(set) var spans: [Range<UInt32>] = []
  /// The arguments of all gates.
  private(set) var arguments: [UInt32] = []
  /// The node of each variable.
  public private(set) var variables: [Node] = []
  /// The chance that each variable has failed by itself, in 0…1.
  public private(set) var unavailabilities: [Double] = []
  /// The place of each variable when sets of equal order and probability are put in order.
  private(set) var ranks: [UInt32] = []

  /// A graph without nodes.
  public init() {}

  /// The number of variables and gates.
  public var nodeCount: Int { thresholds.count }

  /// The number of the variable at `node`.
  ///
  /// - Precondition: `node` is a variable.
  public func variable(at node: Node) -> Int {
    precondition(thresholds[Int(node.number)] == FaultGraph.variableMark, "a gate")
    return Int(spans[Int(node.number)].lowerBound)
  }

  /// Adds something that fails by itself, independently of all others.
  ///
  /// - `unavailability`: The chance, in 0…1, of having failed at a given moment.
  /// - `rank`: Its place among its like, different for each variable; that of adding when left out.
  public mutating func addVariable(unavailability: Double = 0, rank: UInt32? = nil) -> Node {
    precondition((0...1).contains(unavailability), "a chance is in 0…1")
    let number = UInt32(variables.count)
    let node = Node(number: UInt32(thresholds.count))
    thresholds.append(FaultGraph.variableMark)
    spans.append(number..<number)
    variables.append(node)
    unavailabilities.append(unavailability)
    ranks.append(rank ?? number)
    return node
  }

  /// Adds a gate that never fails until it is defined, so that others may already need it.
  public mutating func addGate() -> Node {
    thresholds.append(1)
    spans.append(0..<0)
    return Node(number: UInt32(thresholds.count - 1))
  }

  /// Lets `gate` fail when at least `threshold` of `needed` have failed. An argument that is named
  /// twice counts twice; with a threshold of 0 it has always failed.
  ///
  /// - Precondition: `gate` is a gate.
  public mutating func define(_ gate: Node, atLeast threshold: Int, of needed: [Node]) {
    precondition(thresholds[Int(gate.number)] != FaultGraph.variableMark, "a variable")
    let start = UInt32(arguments.count)
    for node in needed { arguments.append(node.number) }
    spans[Int(gate.number)] = start..<UInt32(arguments.count)
    thresholds[Int(gate.number)] = UInt32(Swift.max(0, Swift.min(threshold, needed.count + 1)))
  }

  /// Adds a gate that fails when any of `needed` has.
  public mutating func addGate(anyOf needed: [Node]) -> Node {
    addGate(atLeast: 1, of: needed)
  }

  /// Adds a gate that fails when all of `needed` have.
  public mutating func addGate(allOf needed: [Node]) -> Node {
    addGate(atLeast: needed.count, of: needed)
  }

  /// Adds a gate that fails when at least `threshold` of `needed` have.
  public mutating func addGate(atLeast threshold: Int, of needed: [Node]) -> Node {
    let gate = addGate()
    define(gate, atLeast: threshold, of: needed)
    return gate
  }

  /// The arguments of a gate, none for a variable.
  func arguments(of node: UInt32) -> ArraySlice<UInt32> {
    let span = spans[Int(node)]
    return arguments[Int(span.lowerBound)..<Int(span.upperBound)]
  }
}
