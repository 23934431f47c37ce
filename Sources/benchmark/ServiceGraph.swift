import Foundation
import TestSupport

/// A map with the shape of published service graphs (Meta 2022, Alibaba 2022, a tracing sample): the
/// fan-out has a heavy tail, few components are needed by very many, about two fifths need nothing,
/// and a quarter of the services form one dependency cycle.
struct ServiceGraph {
  let count: Int
  let isHardOnly: Bool
  /// The services come first; what they stand on, which needs nothing, comes last.
  private let serviceCount: Int

  private static let medianFanOut = 3.0
  /// Of the logarithm of the fan-out, so that nine in ten services have at most six times the median.
  private static let deviation = 1.365
  private static let largestFanOut = 1069
  /// How strongly requirements gather on the last components: the sixth power of an even choice.
  private static let gathering = 6.0

  init(count: Int, isHardOnly: Bool) {
    self.count = count
    self.isHardOnly = isHardOnly
    serviceCount = max(count * 61 / 100, 1)
  }

  func write(to writer: inout MapWriter) {
    var generator = SeededGenerator(seed: count)
    for index in 0..<count {
      let kind = index < serviceCount ? "service" : index % 3 == 0 ? "third-party" : "cloud"
      writer.component(index, kind: kind) { writer in
        guard index < serviceCount else { return }
        var used: Set<Int> = [index]
        if index % 4 == 0, serviceCount > 4 {
          let next = index + 4 < serviceCount ? index + 4 : 0
          used.insert(next)
          writer.require(next)
        }
        for _ in 0..<fanOut(&generator) { writeRequirement(of: index, &used, &generator, &writer) }
      }
    }
  }

  private func writeRequirement(
    of index: Int, _ used: inout Set<Int>, _ generator: inout SeededGenerator,
    _ writer: inout MapWriter
  ) {
    let needed = needed(by: index, &generator)
    // What is needed twice is drawn less often than it would be: hubs have one edge from each.
    guard used.insert(needed).inserted else { return }
    guard !isHardOnly else { return writer.require(needed) }
    switch Int.random(in: 0..<100, using: &generator) {
    case ..<12:
      var members = [needed]
      for _ in 0..<3 {
        let other = self.needed(by: index, &generator)
        if used.insert(other).inserted { members.append(other) }
      }
      guard members.count > 1 else { return writer.require(needed) }
      writer.requireAny(of: members, needs: members.count > 2 && needed % 5 == 0 ? 2 : 1)
    case ..<25: writer.require(needed, isSoft: true)
    default: writer.require(needed)
    }
  }

  private func fanOut(_ generator: inout SeededGenerator) -> Int {
    // A normal deviate by the method of Box and Muller.
    let (one, other) = (unit(&generator), unit(&generator))
    let normal = (-2 * log(one)).squareRoot() * cos(2 * .pi * other)
    let fanOut = ServiceGraph.medianFanOut * exp(ServiceGraph.deviation * normal)
    return min(Int(fanOut.rounded()), ServiceGraph.largestFanOut)
  }

  /// What comes later, the last the most likely.
  private func needed(by index: Int, _ generator: inout SeededGenerator) -> Int {
    let share = pow(unit(&generator), ServiceGraph.gathering)
    return count - 1 - min(Int(share * Double(count - 1 - index)), max(count - 2 - index, 0))
  }

  private func unit(_ generator: inout SeededGenerator) -> Double {
    Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator)
  }
}
