public import DependencyGraph
import FailurePropagation

/// What of a map is drawn.
public struct DrawingScope: Sendable {
  /// Which neighbours of a focus are near it.
  public enum Direction: Sendable {
    /// What it needs, and what needs it.
    case both
    /// What it needs.
    case dependencies
    /// What needs it.
    case dependents
  }

  /// By what components are drawn as one box.
  public enum Collapse: String, Sendable, CaseIterable {
    /// The outermost failure domain around them.
    case domain
    /// Who answers for them.
    case owner
    /// Who runs them.
    case provider
    /// What they are.
    case kind
    /// Their category.
    case category

    /// The box that `component` is in; `nil` when it keeps its own.
    func value(_ component: Component) -> String? {
      switch self {
      case .owner: return component.owner
      case .provider: return component.provider
      case .kind: return component.kind.word
      case .category: return component.category
      case .domain:
        // Checked maps have no circle of domains.
        var outermost = component
        while let outer = outermost.domains.first { outermost = outer }
        return outermost.kind == .domain ? outermost.name ?? outermost.id : nil
      }
    }
  }

  /// The components to be in the middle; none for the whole map.
  public var focus: [Component]
  /// How many steps around the focus are drawn.
  public var depth: Int
  /// Which way those steps go.
  public var direction: Direction
  /// Whether only the scenario and what it affects are drawn.
  public var onlyAffected: Bool
  /// The components that are left out, their arrows kept.
  public var hidden: [Component]
  /// What is drawn as one box, if anything.
  public var collapse: Collapse?

  /// The whole map, or what is given.
  public init(
    focus: [Component] = [], depth: Int = 1, direction: Direction = .both,
    onlyAffected: Bool = false, hidden: [Component] = [], collapse: Collapse? = nil
  ) {
    self.focus = focus
    self.depth = depth
    self.direction = direction
    self.onlyAffected = onlyAffected
    self.hidden = hidden
    self.collapse = collapse
  }

  /// Whether every component is drawn, in a box of its own or in one of several.
  var isWhole: Bool { focus.isEmpty && !onlyAffected && hidden.isEmpty }

  /// The indices of the components around the focus, or `nil` for all.
  func components(of map: DependencyMap) -> Set<Int>? {
    focus.isEmpty ? nil : neighbourhood(in: map)
  }

  /// The ids of the components that are left out of what is around the focus, as bytes.
  func hiddenIDs(of map: DependencyMap, _ radius: ScenarioImpact?) -> Set<[UInt8]> {
    var ids = Set(hidden.map { Array($0.id.utf8) })
    guard onlyAffected, let radius else { return ids }
    let affected = Set(radius.hits.map { Int($0.index) }).union(radius.redundancyLostIndices)
    for index in 0..<map.componentCount where !affected.contains(index) {
      ids.insert(Array(map[index].id.utf8))
    }
    return ids
  }

  /// What is at most `depth` steps from the focus.
  private func neighbourhood(in map: DependencyMap) -> Set<Int> {
    var neighbours = Array(repeating: [Int](), count: map.componentCount)
    for index in 0..<map.componentCount {
      for other in map[index].domains.map(\.index) + map.storage.referenced(by: index) {
        if direction != .dependents { neighbours[index].append(other) }
        if direction != .dependencies { neighbours[other].append(index) }
      }
    }
    var shown = Set(focus.map(\.index))
    var frontier = Array(shown)
    var step = 0
    while step < depth, !frontier.isEmpty {
      frontier = frontier.flatMap { neighbours[$0] }.filter { shown.insert($0).inserted }
      step += 1
    }
    return shown
  }
}

extension MapStorage {
  /// The indices of the components that the requirements of the component at `index` refer to.
  fileprivate func referenced(by index: Int) -> [Int] {
    let range = requirements[index]
    return records[Int(range.lowerBound)..<Int(range.upperBound)].compactMap {
      $0.isGroup ? nil : Int($0.payload)
    }
  }
}
