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
      StronglyConnectedComponents(vertexCount: storage.count) { index, cursor in
        let within = storage.within[Int(index)]
        if cursor < UInt32(within.count) {
          defer { cursor += 1 }
          return storage.domains[Int(within.lowerBound + cursor)].domain
        }
        let range = storage.requirements[Int(index)]
        // What is only needed to start costs nothing here but a better order than needed.
        while true {
          let position = range.lowerBound + cursor - UInt32(within.count)
          guard position < range.upperBound else { return nil }
          cursor += 1
          let record = storage.records[Int(position)]
          if !record.isGroup { return record.payload }
        }
      }.order
    var position = Array(repeating: UInt32(0), count: storage.count)
    for (place, component) in components.enumerated() { position[Int(component)] = UInt32(place) }
    self.position = position
  }
}
