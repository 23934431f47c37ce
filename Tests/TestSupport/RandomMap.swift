/// Small random maps with everything the rule speaks of: nested groups, k-of-n, soft requirements,
/// start requirements, domains within domains, cycles, tiers and kinds.
package struct RandomMap {
  /// How a map is written, its random choices being the same.
  package enum Style: Sendable {
    /// With everything.
    case full
    /// With each `allOf` written as an `anyOf` that needs all its members.
    case allOfAsAnyOf
    /// Every reference a hard dependency to run, groups an `allOf`.
    case hardOnly
  }

  /// One line of JSON for each component, in the order of the file.
  package private(set) var lines: [String] = []

  package init(seed: Int, style: Style = .full) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...14, using: &random)
    let domains = Int.random(in: 0...min(4, count - 1), using: &random)
    for index in 0..<count {
      lines.append(
        RandomMap.component(index, count: count, domains: domains, style, &random))
    }
  }

  /// The map as JSON.
  package var json: String { RandomMap.json(of: lines) }

  /// The map with its components in another order.
  package func shuffledJSON(seed: Int) -> String {
    var random = SeededGenerator(seed: seed)
    return RandomMap.json(of: lines.shuffled(using: &random))
  }

  private static func json(of lines: [String]) -> String {
    "{\"components\": [\n" + lines.joined(separator: ",\n") + "\n]}"
  }

  private static func component(
    _ index: Int, count: Int, domains: Int, _ style: Style, _ random: inout SeededGenerator
  ) -> String {
    var keys = ["\"id\": \"c\(index)\""]
    if index < domains {
      keys.append("\"kind\": \"domain\"")
    } else if random.oneIn(3) {
      let kinds = ["service", "third-party", "cloud"]
      keys.append("\"kind\": \"\(kinds[Int.random(in: 0..<3, using: &random)])\"")
    }
    if random.oneIn(3) { keys.append("\"tier\": \(Int.random(in: 1...3, using: &random))") }
    // Domains are only within later ones, so that none holds itself.
    let holders = (0..<domains).filter { index >= domains || $0 > index }
    let within = holders.filter { _ in random.oneIn(3) }
    if !within.isEmpty {
      keys.append("\"within\": [\(within.map { "\"c\($0)\"" }.joined(separator: ", "))]")
    }
    let others = (0..<count).filter { $0 != index }
    if !others.isEmpty {
      let requirements = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        requirement(others, style, &random)
      }
      keys.append("\"dependsOn\": [\(requirements.joined(separator: ", "))]")
    }
    return "{" + keys.joined(separator: ", ") + "}"
  }

  private static func requirement(
    _ others: [Int], _ style: Style, _ random: inout SeededGenerator
  ) -> String {
    var options = ""
    if random.oneIn(4), style != .hardOnly { options += ", \"strength\": \"soft\"" }
    if random.oneIn(6), style != .hardOnly { options += ", \"neededTo\": \"start\"" }
    return member(others, depth: 0, options: options, style, &random)
  }

  private static func member(
    _ others: [Int], depth: Int, options: String, _ style: Style,
    _ random: inout SeededGenerator
  ) -> String {
    if depth == 3 || !random.oneIn(depth == 0 ? 2 : 3) {
      let id = "\"c\(others[Int.random(in: 0..<others.count, using: &random)])\""
      return options.isEmpty ? id : "{\"component\": \(id)\(options)}"
    }
    let members = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      member(others, depth: depth + 1, options: "", style, &random)
    }
    let list = members.joined(separator: ", ")
    let needs = Int.random(in: 1...members.count, using: &random)
    let needsAll = random.oneIn(3)
    switch style {
    case .full where needsAll, .hardOnly: return "{\"allOf\": [\(list)]\(options)}"
    case .allOfAsAnyOf where needsAll:
      return "{\"anyOf\": [\(list)], \"needs\": \(members.count)\(options)}"
    default: return "{\"anyOf\": [\(list)], \"needs\": \(needs)\(options)}"
    }
  }
}
