package import DependencyGraph

/// A map as importers put it together: components by id, in the order of their first mention.
package struct ImportedMap: Sendable {
  package private(set) var components: [ImportedComponent] = []
  private var positions: [String: Int] = [:]
  package var name: String?

  package init() {}

  /// Whether there is a component called `id`.
  package func contains(_ id: String) -> Bool { positions[id] != nil }

  package subscript(id: String) -> ImportedComponent? {
    positions[id].map { components[$0] }
  }

  /// How many ids the requirements of each confidence name.
  package var dependencyCounts: [Confidence: Int] {
    var counts = Array(repeating: 0, count: Confidence.allCases.count)
    for component in components.indices {
      for position in components[component].requirements.indices {
        let confidence = components[component].requirements[position].confidence
        if case .component = components[component].requirements[position].need {
          counts[Int(confidence.rawValue)] += 1
        } else {
          counts[Int(confidence.rawValue)] += components[component].requirements[position].ids.count
        }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(Confidence.allCases, counts))
  }

  /// How many ids requirements name.
  package var dependencyCount: Int { dependencyCounts.values.reduce(0, +) }

  /// Makes sure that there is a component called `id`, of `kind` if it is new, and lets `change` add
  /// to it.
  package mutating func define(
    _ id: String, _ kind: ComponentKind = .service,
    _ change: (inout ImportedComponent) -> Void = { _ in }
  ) {
    let position: Int
    if let known = positions[id] {
      position = known
    } else {
      position = components.count
      positions[id] = position
      components.append(ImportedComponent(id: id, kind: kind))
    }
    change(&components[position])
  }

  /// Adds a requirement to the component `id`, which is defined if it is new, once: what requires the
  /// same adds its evidence, and the better known one's options hold.
  ///
  /// A component does not require itself: that is ignored.
  package mutating func require(_ id: String, _ requirement: ImportedRequirement) {
    guard requirement.need != .component(id) else { return }
    define(id) { $0.add(requirement) }
  }
}
