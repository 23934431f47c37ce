internal import DependencyGraph

/// A map as importers put it together: components by id, in the order of their first mention.
package struct ImportDraft: Sendable {
  package private(set) var components: [ImportedComponent] = []
  private var positions: [RedactedText: Int] = [:]
  package var name: RedactedText?

  package init() {}

  /// Whether there is a component called `id`.
  package func contains(_ id: RedactedText) -> Bool { positions[id] != nil }

  package subscript(id: RedactedText) -> ImportedComponent? {
    positions[id].map { components[$0] }
  }

  /// Makes sure that there is a component called `id`, of `kind` if it is new, and lets `change` add
  /// to it. Without a name there is none.
  mutating func define(
    _ id: RedactedText, _ kind: ComponentKind = .service,
    _ change: (inout ImportedComponent) -> Void = { _ in }
  ) {
    guard !id.isEmpty else { return }
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
  mutating func require(_ id: RedactedText, _ requirement: ImportedRequirement) {
    guard let requirement = requirement.without(id) else { return }
    define(id) { $0.add(requirement) }
  }

  /// Puts `change` of every component in its place; ids may change, and stay different ones.
  mutating func replaceEach(_ change: (ImportedComponent) -> ImportedComponent) {
    components = components.map(change)
    positions = Dictionary(
      uniqueKeysWithValues: components.indices.map { (components[$0].id, $0) })
  }
}
