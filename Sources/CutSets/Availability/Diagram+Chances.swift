extension Diagram {
  /// The chance that each node of a binary decision diagram says yes, its leaves having failed
  /// independently with `chances`. Only positive terms are added, so nothing cancels.
  ///
  /// - Complexity: O(*n*) for *n* nodes.
  func nodeChances(_ chances: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: nodes.count)
    result[1] = 1
    for place in inner {
      let node = nodes[place]
      let chance = chances[Int(node.leaf)]
      result[place] = chance * result[Int(node.high)] + (1 - chance) * result[Int(node.low)]
    }
    return result
  }

  /// The chance that a binary decision diagram says yes.
  func chance(_ chances: [Double]) -> Double { nodeChances(chances)[Int(root)] }

  /// The derivative of the chance of "yes" by that of each leaf: the chance that the leaf decides.
  ///
  /// - Complexity: O(*n*) for *n* nodes.
  func derivatives(_ chances: [Double]) -> [Double] {
    let values = nodeChances(chances)
    var reached = Array(repeating: 0.0, count: nodes.count)
    var result = Array(repeating: 0.0, count: chances.count)
    reached[Int(root)] = 1
    for place in inner.reversed() where reached[place] > 0 {
      let node = nodes[place]
      let leaf = Int(node.leaf)
      let difference = values[Int(node.high)] - values[Int(node.low)]
      result[leaf] += reached[place] * max(0, difference)
      reached[Int(node.high)] += reached[place] * chances[leaf]
      reached[Int(node.low)] += reached[place] * (1 - chances[leaf])
    }
    return result
  }

  /// The sum of the chances of the sets of a zero-suppressed diagram that are heavier than `weight`.
  ///
  /// - Complexity: O(*n* · *w*) for *n* nodes and sets of *w* weights.
  func sumOfSets(
    heavierThan weight: Int, upTo maximum: Int, _ weights: [UInt32], _ chances: [Double]
  ) -> Double {
    let width = maximum + 1
    var sums = Array(repeating: 0.0, count: nodes.count * width)
    sums[width] = 1
    for place in inner {
      let node = nodes[place]
      let own = Int(min(weights[Int(node.leaf)], UInt32(width)))
      let chance = chances[Int(node.leaf)]
      for sum in 0..<width {
        var value = sums[Int(node.low) * width + sum]
        if sum >= own { value += chance * sums[Int(node.high) * width + sum - own] }
        sums[place * width + sum] = value
      }
    }
    guard weight < maximum else { return 0 }
    return ((weight + 1)...maximum).reduce(0) { $0 + sums[Int(root) * width + $1] }
  }
}

/// How much of a module's leaves has failed, by weight.
struct FailedWeight: Sendable {
  /// The chance that the failed leaves weigh more than `weight` together.
  ///
  /// - Complexity: O(*l* · *w*) for *l* leaves and a weight of *w*.
  static func chance(
    above weight: Int, _ weights: [UInt32], _ chances: [Double]
  ) -> Double {
    var distribution = Array(repeating: 0.0, count: weight + 2)
    distribution[0] = 1
    for (own, chance) in zip(weights, chances) where chance > 0 {
      for sum in stride(from: weight + 1, through: 0, by: -1) {
        let value = distribution[sum]
        guard value > 0 else { continue }
        let next = min(weight + 1, sum + Int(own))
        if next == sum {
          continue  // what is beyond stays beyond
        }
        distribution[sum] = value * (1 - chance)
        distribution[next] += value * chance
      }
    }
    return distribution[weight + 1]
  }
}
