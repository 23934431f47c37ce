import CutSets

/// A random number from a seed; the same everywhere.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A small system of every construct: any-of, all-of and counting gates, arguments named twice, gates
/// that name themselves or each other, gates that never fail and some that always have.
struct RandomSystem {
  let graph: FaultGraph
  let root: FaultGraph.Node
  /// Each gate's threshold and arguments; a variable is its number, a gate −1 − its number.
  let gates: [(threshold: Int, arguments: [Int])]
  let unavailabilities: [Double]
  /// The rank of each variable.
  let ranks: [UInt32]

  init(seed: UInt64, maximumVariables: Int = 9, isDense: Bool = false) {
    var numbers = SeededNumbers(seed: seed)
    var graph = FaultGraph()
    var unavailabilities: [Double] = []
    var gates: [(threshold: Int, arguments: [Int])] = []
    let variableCount = Int.random(in: (isDense ? 8 : 1)...maximumVariables, using: &numbers)
    let gateCount = Int.random(in: (isDense ? 10 : 1)...(isDense ? 20 : 12), using: &numbers)
    let style = Int.random(in: 0..<5, using: &numbers)
    let chances = [0.0, 0.001, 0.01, 0.1, 0.3, 0.5, 1.0]
    for _ in 0..<variableCount {
      let isExtreme = style == 0
      unavailabilities.append(
        isExtreme
          ? chances[Int.random(in: 0..<7, using: &numbers)]
          : style == 1 ? 0.1 : Double.random(in: 0.001...0.6, using: &numbers))
    }
    for gate in 0..<gateCount {
      let width = Int.random(in: (isDense ? 3 : 0)...4, using: &numbers) + (style == 2 ? 1 : 0)
      var arguments: [Int] = []
      for _ in 0..<width {
        let isVariable = Double.random(in: 0..<1, using: &numbers) < 0.45
        if isVariable {
          arguments.append(Int.random(in: 0..<variableCount, using: &numbers))
        } else if style == 3, gate + 1 < gateCount {  // without cycles
          arguments.append(-1 - Int.random(in: (gate + 1)..<gateCount, using: &numbers))
        } else {
          arguments.append(-1 - Int.random(in: 0..<gateCount, using: &numbers))
        }
      }
      var threshold = [1, 1, width, Int.random(in: 1...4, using: &numbers)][
        Int.random(in: 0..<4, using: &numbers)]
      if isDense { threshold = 2 }
      if threshold == 0, Int.random(in: 0..<10, using: &numbers) > 0 { threshold = 1 }
      gates.append((threshold, arguments))
    }
    let ranks = Array(0..<UInt32(variableCount)).shuffled(using: &numbers)
    let variables = (0..<variableCount).map {
      graph.addVariable(unavailability: unavailabilities[$0], rank: ranks[$0])
    }
    let nodes = gates.map { _ in graph.addGate() }
    for (gate, definition) in gates.enumerated() {
      let arguments = definition.arguments.map { $0 < 0 ? nodes[-1 - $0] : variables[$0] }
      graph.define(nodes[gate], atLeast: definition.threshold, of: arguments)
    }
    self.graph = graph
    root = nodes[0]
    self.gates = gates
    self.unavailabilities = unavailabilities
    self.ranks = ranks
  }

  var variableCount: Int { unavailabilities.count }

  /// Whether the root fails when exactly the variables of `state` have: the least fixed point, round
  /// after round.
  func fails(_ state: Int) -> Bool {
    var failed = Array(repeating: false, count: gates.count)
    while true {
      let next = gates.map { gate in
        let count = gate.arguments.count { $0 < 0 ? failed[-1 - $0] : state >> $0 & 1 == 1 }
        return count >= gate.threshold
      }
      if next == failed { return failed[0] }
      failed = next
    }
  }
}

/// Everything about a small system by looking at all its states.
struct Enumeration {
  let system: RandomSystem
  let fails: [Bool]
  /// The minimal cut sets as bits.
  let minimal: [Int]

  init(_ system: RandomSystem) {
    self.system = system
    let states = 0..<(1 << system.variableCount)
    let fails = states.map(system.fails)
    self.fails = fails
    minimal = states.filter { state in
      fails[state]
        && (0..<system.variableCount).allSatisfy {
          state >> $0 & 1 == 0 || !fails[state & ~(1 << $0)]
        }
    }
  }

  /// The chance of the states that `isCounted` picks, with some variables decided.
  func chance(_ decided: [Int: Bool] = [:], where isCounted: (Int) -> Bool) -> Double {
    var sum = 0.0
    for state in fails.indices where isCounted(state) {
      var product = 1.0
      for variable in 0..<system.variableCount {
        let isFailed = state >> variable & 1 == 1
        let chance =
          decided[variable].map { $0 ? 1.0 : 0.0 } ?? system.unavailabilities[variable]
        product *= isFailed ? chance : 1 - chance
      }
      sum += product
    }
    return sum
  }

  func unavailability(_ decided: [Int: Bool] = [:]) -> Double {
    chance(decided) { fails[$0] }
  }

  func members(_ set: Int) -> [Int] { (0..<system.variableCount).filter { set >> $0 & 1 == 1 } }

  /// The chance that some minimal cut set with `variable` has failed.
  func chanceOfSets(with variable: Int) -> Double {
    let sets = minimal.filter { $0 >> variable & 1 == 1 }
    return chance { state in sets.contains { $0 & state == $0 } }
  }
}

/// How many random systems a test looks at: all in an optimized build, a tenth in another.
enum Trials {
  #if DEBUG
    static let share: UInt64 = 10
  #else
    static let share: UInt64 = 1
  #endif

  static func seeds(from first: UInt64, count: UInt64) -> Range<UInt64> {
    first..<first + count / share
  }
}
