public import DependencyGraph
public import FailurePropagation

/// What of a map is drawn.
public struct DrawingScope: Sendable {
  /// The components to be in the middle; none for the whole map.
  public var focus: [Component]
  /// How many steps around the focus are drawn.
  public var depth: Int
  /// Whether only the scenario and what it affects are drawn.
  public var onlyAffected: Bool

  /// The whole map, or what is given.
  public init(focus: [Component] = [], depth: Int = 1, onlyAffected: Bool = false) {
    self.focus = focus
    self.depth = depth
    self.onlyAffected = onlyAffected
  }
}

extension Report {
  /// The map, or a scenario on it, as a picture.
  public static func draw(
    _ map: DependencyMap, radius: BlastRadius? = nil, scope: DrawingScope = DrawingScope()
  ) -> Report {
    let targets = TargetChoice(defaultOf: map)
    let title: [String]
    if let radius {
      title = [ImpactLayout(radius, targets).headline[0]]
    } else {
      title = [map.name ?? "", "\(map.componentCount) components"].filter { !$0.isEmpty }
    }
    let layout = MapLayout(
      map, radius: radius, title: title, shown: scope.components(of: map, radius),
      emphasized: Set(scope.focus.map(\.index)))
    return Report(
      command: "draw", map: MapFigures(map), headline: title, sections: [], fields: [],
      table: Table(columns: [], count: 0) { _ in [] }, drawing: { layout.drawing })
  }
}

extension DrawingScope {
  /// The indices of the components that are drawn, or `nil` for all.
  func components(of map: DependencyMap, _ radius: BlastRadius?) -> Set<Int>? {
    var shown = focus.isEmpty ? nil : neighbourhood(in: map)
    if onlyAffected, let radius {
      let affected = Set(radius.hits.map { Int($0.index) }).union(radius.redundancyLost)
      shown = shown?.intersection(affected) ?? affected
    }
    return shown
  }

  /// What is at most `depth` steps from the focus, in either direction.
  private func neighbourhood(in map: DependencyMap) -> Set<Int> {
    var neighbours = Array(repeating: [Int](), count: map.componentCount)
    let storage = map.storage
    for index in 0..<map.componentCount {
      let needed = map[index].domains.map(\.index) + storage.referenced(by: index)
      for other in needed {
        neighbours[index].append(other)
        neighbours[other].append(index)
      }
    }
    var shown = Set(focus.map(\.index))
    var frontier = Array(shown)
    for _ in 0..<depth {
      frontier = frontier.flatMap { neighbours[$0] }.filter { shown.insert($0).inserted }
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
