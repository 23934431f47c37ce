/// Small random maps with everything that the clock speaks of: what `RandomMap` has, and tolerances,
/// failovers, recoveries of a few seconds.
package struct RandomTimedMap {
  /// What a random map may contain.
  package struct Features: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let tolerances = Features(rawValue: 1)
    package static let failovers = Features(rawValue: 2)
    package static let recoveries = Features(rawValue: 4)
    package static let starts = Features(rawValue: 8)
    package static let domains = Features(rawValue: 16)
    package static let all: Features = [.tolerances, .failovers, .recoveries, .starts, .domains]
  }

  /// One line of JSON for each component, in the order of the file.
  package private(set) var lines: [String] = []

  private let features: Features
  /// Each requirement to run tolerates at least this many seconds.
  private let minimumTolerance: Int
  private var random: SeededGenerator

  package init(seed: Int, _ features: Features = .all, minimumTolerance: Int = 0) {
    self.features = features
    self.minimumTolerance = minimumTolerance
    random = SeededGenerator(seed: seed)
    let count = Int.random(in: 2...9, using: &random)
    let domains =
      features.contains(.domains) ? Int.random(in: 0...min(3, count - 1), using: &random) : 0
    for index in 0..<count { lines.append(component(index, count: count, domains: domains)) }
  }

  /// The map as JSON.
  package var json: String { RandomTimedMap.json(of: lines) }

  /// The map of these lines.
  package static func json(of lines: [String]) -> String {
    "{\"components\": [\n" + lines.joined(separator: ",\n") + "\n]}"
  }

  private mutating func component(_ index: Int, count: Int, domains: Int) -> String {
    var keys = ["\"id\": \"c\(index)\""]
    if index < domains { keys.append("\"kind\": \"domain\"") }
    if features.contains(.recoveries), random.oneIn(3) {
      keys.append("\"recovery\": \"\(seconds())\"")
    }
    // Domains are only within later ones, so that none holds itself.
    var within: [String] = []
    for holder in 0..<domains where index >= domains || holder > index {
      if random.oneIn(3) { within.append("\"c\(holder)\"") }
    }
    if !within.isEmpty { keys.append("\"within\": [\(within.joined(separator: ", "))]") }
    let others = (0..<count).filter { $0 != index }
    var requirements: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      requirements.append(requirement(others))
    }
    keys.append("\"dependsOn\": [\(requirements.joined(separator: ", "))]")
    return "{" + keys.joined(separator: ", ") + "}"
  }

  private mutating func requirement(_ others: [Int]) -> String {
    var options = ""
    if features.contains(.starts), random.oneIn(5) {
      options = ", \"neededTo\": \"start\""
    } else if random.oneIn(4) {
      options = ", \"strength\": \"soft\""
    }
    return member(others, depth: 0, options: options)
  }

  private mutating func member(_ others: [Int], depth: Int, options: String) -> String {
    var options = options
    if minimumTolerance > 0, depth == 0 {
      let tolerance = minimumTolerance + Int.random(in: 0...3, using: &random)
      options += ", \"tolerates\": \"\(tolerance)s\""
    } else if features.contains(.tolerances), random.oneIn(3) {
      options += ", \"tolerates\": \"\(seconds())\""
    }
    if depth == 2 || !random.oneIn(depth == 0 ? 2 : 4) {
      let id = others[Int.random(in: 0..<others.count, using: &random)]
      return "{\"component\": \"c\(id)\"\(options)}"
    }
    var members: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      members.append(member(others, depth: depth + 1, options: ""))
    }
    let list = members.joined(separator: ", ")
    if random.oneIn(4) { return "{\"allOf\": [\(list)]\(options)}" }
    if features.contains(.failovers), random.oneIn(2) {
      options += ", \"failover\": \"\(seconds())\""
    }
    let needs = random.oneIn(2) ? 1 : Int.random(in: 1...members.count, using: &random)
    return "{\"anyOf\": [\(list)], \"needs\": \(needs)\(options)}"
  }

  private mutating func seconds() -> String { "\(Int.random(in: 1...7, using: &random))s" }
}
