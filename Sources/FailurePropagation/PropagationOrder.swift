import DependencyGraph

/// The components of a map, dependencies first; those of a dependency cycle stand together.
package struct PropagationOrder: Sendable {
  package let components: [UInt32]
  /// The place of each component in `components`.
  package let position: [UInt32]

  /// - Complexity: O(components + requirements).
  package init(_ map: DependencyMap) {
    let storage = map.storage
    components =
      StronglyConnectedComponents(vertexCount: storage.count) { index in
        let within = storage.within[Int(index)]
        let domains = storage.domains[Int(within.lowerBound)..<Int(within.upperBound)]
        let range = storage.requirements[Int(index)]
        let records = storage.records[Int(range.lowerBound)..<Int(range.upperBound)]
        // What is only needed to start costs nothing here but a better order than needed.
        return domains.map(\.domain) + records.lazy.filter { !$0.isGroup }.map(\.payload)
      }.order
    var position = Array(repeating: UInt32(0), count: storage.count)
    for (place, component) in components.enumerated() { position[Int(component)] = UInt32(place) }
    self.position = position
  }
}
