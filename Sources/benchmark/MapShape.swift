import TestSupport

/// The kinds of maps that are measured. Each is the same for the same size and seed.
enum MapShape: String, CaseIterable {
  /// Each component needs the next: as deep as a map can be.
  case chain
  /// Pairs of alternatives that share a fate: a needs 1 of [b, c], both need the next a.
  case diamonds
  /// Components in 100 layers, each of which needs one to seven of the next three layers.
  case layered
  /// Components each of which needs one to seven of all that come later.
  case random
  /// The degrees of published service graphs: heavy tails, hubs, a quarter of all services in one
  /// cycle, 12 % groups of alternatives, 13 % soft.
  case services

  /// Writes the map of `count` components to `writer`.
  ///
  /// - Parameter isHardOnly: Whether every requirement is hard and of one component, which is all
  ///   that a plain graph library knows.
  func write(count: Int, isHardOnly: Bool, to writer: inout MapWriter) {
    writer.open("\(rawValue) of \(count)")
    switch self {
    case .chain: writeChain(count, &writer)
    case .diamonds: writeDiamonds(count, isHardOnly, &writer)
    case .layered: writeLayers(count, reach: 3, &writer)
    case .random: writeLayers(count, reach: nil, &writer)
    case .services: ServiceGraph(count: count, isHardOnly: isHardOnly).write(to: &writer)
    }
    writer.close()
  }

  private func writeChain(_ count: Int, _ writer: inout MapWriter) {
    for index in 0..<count {
      writer.component(index) { if index + 1 < count { $0.require(index + 1) } }
    }
  }

  private func writeDiamonds(_ count: Int, _ isHardOnly: Bool, _ writer: inout MapWriter) {
    for index in 0..<count {
      writer.component(index) { writer in
        if index % 3 == 0 {
          let members = [index + 1, index + 2].filter { $0 < count }
          if isHardOnly {
            for member in members { writer.require(member) }
          } else if !members.isEmpty {
            writer.requireAny(of: members, needs: 1)
          }
        } else if index - index % 3 + 3 < count {
          writer.require(index - index % 3 + 3)
        }
      }
    }
  }

  /// - Parameter reach: How many layers may be passed; `nil` for no layers at all.
  private func writeLayers(_ count: Int, reach: Int?, _ writer: inout MapWriter) {
    var generator = SeededGenerator(seed: count)
    let width = reach == nil ? 1 : max(count / 100, 1)
    for index in 0..<count {
      let deeper = (index / width + 1) * width
      writer.component(index) { writer in
        guard deeper < count else { return }
        var needed: Set<Int> = []
        for _ in 0..<Int.random(in: 1...7, using: &generator) {
          let end = reach.map { min(deeper + $0 * width, count) } ?? count
          let other = Int.random(in: deeper..<end, using: &generator)
          if needed.insert(other).inserted { writer.require(other) }
        }
      }
    }
  }

  /// The number of all pairs of a component and another that goes down with it, where it is known
  /// without computing it.
  func expectedPairs(count: Int, isHardOnly: Bool) -> Int? {
    switch self {
    case .chain: count * (count - 1) / 2
    case .diamonds:
      // The k-th a takes down all in front of it; a b or c alone nothing while the other holds.
      (0..<count).reduce(0) { sum, index in
        let above = index - index % 3
        if index % 3 == 0 { return sum + above }
        let isAlone = index % 3 == 1 && index + 1 == count
        return sum + (isHardOnly || isAlone ? above + 1 : 0)
      }
    case .layered, .random, .services: nil
    }
  }
}
