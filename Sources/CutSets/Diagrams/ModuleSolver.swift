/// What is wanted of a module, and what it may cost.
struct DiagramQuestion: Sendable {
  /// Whether its failure is wanted, for probabilities.
  var failure = true
  /// Whether its minimal sets are wanted.
  var sets = true
  /// The heaviest sets wanted; the failure is then not.
  var maximumWeight: UInt32?
  /// The most nodes of one attempt.
  var maximumNodes = 1_000_000
}

/// What is known of a module that is neither any-of nor all-of.
struct ModuleDiagrams: Sendable {
  /// The binary decision diagram of the failure, when it fits.
  var failure: Diagram?
  /// The zero-suppressed diagram of the minimal sets, all or up to `completeWeight`.
  var sets: Diagram?
  /// The weight up to which `sets` are complete; `nil` for all.
  var completeWeight: UInt32?
  /// The binary decision diagram of "some set up to `explainedWeight` has failed", when `failure` is
  /// unknown.
  var explained: Diagram?
  /// See `explained`.
  var explainedWeight: UInt32 = 0
}

/// Finds the diagrams of modules, one after another, in one table.
///
/// Several orders of the leaves are tried under a limit of nodes, which then grows eightfold; from
/// 160,000 on only the two orders that got furthest go on. Limits are counts, so that the same input
/// gives the same bytes everywhere.
final class ModuleSolver {
  private let table = DiagramTable()
  private static let firstLimit = 20_000
  private static let narrowingLimit = 160_000
  /// With at most so many leaves the first order does.
  private static let fewLeaves = 12

  /// An order that is tried, and how many gates it finished last.
  private struct Candidate {
    var leaves: [UInt32]
    var finishedGates = 0
  }

  /// The diagrams of a module whose leaves weigh `weights`.
  ///
  /// - `isEnough`: Whether sets up to a weight are good enough, where not all fit.
  /// - Throws: `CancellationError` when the current task is cancelled.
  func diagrams(
    of system: LocalSystem, weights: [UInt32], _ question: DiagramQuestion,
    isEnough: ((UInt32) -> Bool)? = nil
  ) throws(CancellationError) -> ModuleDiagrams {
    let gates = EvaluationOrder(system)
    let orders =
      system.leaves.count <= ModuleSolver.fewLeaves ? [.asWritten] : LeafOrder.allCases
    var candidates: [Candidate] = []
    var limit = min(ModuleSolver.firstLimit, question.maximumNodes)
    while true {
      for place in orders.indices {
        if candidates.count <= place, candidates.count < orders.count {
          candidates.append(Candidate(leaves: orders[place].leaves(of: system)))
        }
        guard place < candidates.count else { break }
        let found = try attempt(
          system, weights, gates, &candidates[place], limit, question, isFirst: place == 0)
        if let found { return found }
      }
      if limit >= question.maximumNodes { break }
      limit = min(limit * 8, question.maximumNodes)
      if limit >= ModuleSolver.narrowingLimit, candidates.count > 2 {
        let furthest = candidates.enumerated().sorted {
          ($0.element.finishedGates, $1.offset) > ($1.element.finishedGates, $0.offset)
        }
        candidates = furthest.prefix(2).map(\.element)
      }
    }
    let best = candidates.max { $0.finishedGates < $1.finishedGates } ?? candidates[0]
    return try truncated(system, weights, gates, best.leaves, question, isEnough)
  }

  /// One attempt with one order under one limit; `nil` when it does not fit.
  private func attempt(
    _ system: LocalSystem, _ weights: [UInt32], _ gates: EvaluationOrder,
    _ candidate: inout Candidate, _ limit: Int, _ question: DiagramQuestion, isFirst: Bool
  ) throws(CancellationError) -> ModuleDiagrams? {
    let leaves = candidate.leaves
    let levelWeights = leaves.map { weights[Int($0)] }
    var found = ModuleDiagrams()
    if let weight = question.maximumWeight {
      let root = try root(
        system, gates, leaves, levelWeights, limit, .sets(budget: weight), &candidate.finishedGates)
      guard let root else { return nil }
      found.sets = Diagram(table, root: root, leaves: leaves)
      found.completeWeight = weight < ModuleSolver.heaviest(weights) ? weight : nil
      return found
    }
    let failure = try root(
      system, gates, leaves, levelWeights, limit, .failure, &candidate.finishedGates)
    if let failure {
      if question.failure { found.failure = Diagram(table, root: failure, leaves: leaves) }
      guard question.sets else { return found }
      let sets = try minimalSets(failure, max(limit, question.maximumNodes), leaves)
      if let sets {
        found.sets = sets
        return found
      }
      if question.failure {
        let truncated = try self.truncated(system, weights, gates, leaves, question)
        found.sets = truncated.sets
        found.completeWeight = truncated.completeWeight
        return found
      }
      return nil
    }
    guard isFirst, question.sets, !question.failure else { return nil }
    var finished = 0
    let sets = try root(
      system, gates, leaves, levelWeights, limit, .sets(budget: DiagramTable.unlimited), &finished)
    guard let sets else { return nil }
    found.sets = Diagram(table, root: sets, leaves: leaves)
    return found
  }

  private func root(
    _ system: LocalSystem, _ gates: EvaluationOrder, _ leaves: [UInt32], _ weights: [UInt32],
    _ limit: Int, _ kind: DiagramBuilding.Kind, _ finishedGates: inout Int
  ) throws(CancellationError) -> UInt32? {
    table.empty(weights: weights, maximumCount: limit)
    var building = DiagramBuilding(system, table, kind: kind, leaves: leaves)
    let root = building.root(gates)
    finishedGates = building.finishedGates
    if table.isCancelled { throw CancellationError() }
    return root
  }

  /// The minimal sets of a failure that is still in the table.
  private func minimalSets(
    _ failure: UInt32, _ limit: Int, _ leaves: [UInt32]
  ) throws(CancellationError) -> Diagram? {
    table.extend(to: limit)
    let sets = table.minimalSets(failure, DiagramTable.unlimited)
    if table.isCancelled { throw CancellationError() }
    return table.isFull ? nil : Diagram(table, root: sets, leaves: leaves)
  }

  /// The weight of all leaves together.
  private static func heaviest(_ weights: [UInt32]) -> UInt32 {
    weights.reduce(0) { min($0 + $1, DiagramTable.unlimited - 1) }
  }

  /// The sets up to the largest weight that fits, and the failure by those that fit as such.
  private func truncated(
    _ system: LocalSystem, _ weights: [UInt32], _ gates: EvaluationOrder, _ leaves: [UInt32],
    _ question: DiagramQuestion, _ isEnough: ((UInt32) -> Bool)? = nil
  ) throws(CancellationError) -> ModuleDiagrams {
    var found = ModuleDiagrams(sets: Diagram(constant: false), completeWeight: 0)
    found.explained = Diagram(constant: false)
    let levelWeights = leaves.map { weights[Int($0)] }
    let heaviest = ModuleSolver.heaviest(weights)
    var isExplained = question.failure
    var finished = 0
    var stop = false
    for weight in 1...max(1, min(question.maximumWeight ?? heaviest, heaviest)) where !stop {
      let root = try root(
        system, gates, leaves, levelWeights, question.maximumNodes, .sets(budget: weight),
        &finished)
      guard let root else { break }
      found.sets = Diagram(table, root: root, leaves: leaves)
      found.completeWeight = weight < heaviest ? weight : nil
      defer { stop = isEnough?(weight) ?? false }
      guard isExplained else { continue }
      table.extend(to: question.maximumNodes + table.count)
      let failure = table.disjunction(root)
      if table.isCancelled { throw CancellationError() }
      isExplained = !table.isFull
      if isExplained {
        found.explained = Diagram(table, root: failure, leaves: leaves)
        found.explainedWeight = weight
      }
    }
    return found
  }
}
