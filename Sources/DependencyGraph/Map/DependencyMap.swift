public import MapDiagnostics

/// A company's map: components, what they require, and the failure domains that hold them.
///
///     checkout ──► stripe            an arrow means "depends on"
///        └───────► dynamodb ─within─► us-east-1
///
/// A map is a value that has been checked completely; any number of threads may ask it at once.
/// Copying it costs nothing.
public struct DependencyMap: Sendable {
  private final class Box: Sendable {
    let storage: MapStorage
    init(_ storage: MapStorage) { self.storage = storage }
  }

  private let box: Box

  /// What tells the map from every other one; copies have it in common.
  package var identity: ObjectIdentifier { ObjectIdentifier(box) }

  package init(_ storage: MapStorage) {
    box = Box(storage)
  }

  /// The flat arrays.
  package var storage: MapStorage {
    @inline(__always) _read { yield box.storage }
  }

  /// The map's own name. Of several maps read as one, the first that has a name.
  public var name: String? { storage.name }

  /// What the map says about itself.
  public var description: String? { storage.description }

  /// The texts the map was read from, in order.
  public var sources: [SourceText] { storage.sources }

  /// The scenarios that the map states, in order.
  public var scenarios: [NamedScenario] { storage.scenarios }

  /// How many components there are, domains included.
  public var componentCount: Int { storage.count }

  /// How many references to components the requirements hold, without `within`.
  ///
  /// - Complexity: O(requirements).
  public var dependencyCount: Int {
    storage.requirements.reduce(0) { sum, range in
      sum + storage.records[Int(range.lowerBound)..<Int(range.upperBound)].count { !$0.isGroup }
    }
  }

  /// The components, in the order in which their ids were first seen.
  public var components: some RandomAccessCollection<Component> {
    (0..<componentCount).lazy.map { Component(map: self, index: $0) }
  }

  /// The component whose id is `id`, byte for byte, or that was joined from one with this id.
  ///
  /// - Complexity: O(length of the id).
  public func component(id: String) -> Component? {
    if let index = storage.ids.index(of: id) { return Component(map: self, index: Int(index)) }
    return storage.otherNames.index(of: id).map {
      Component(map: self, index: Int(storage.namedComponents[Int($0)]))
    }
  }

  /// The component at `index`.
  ///
  /// - Precondition: `index` is in `0 ..< componentCount`.
  public subscript(index: Int) -> Component {
    precondition(index >= 0 && index < componentCount, "a component's index")
    return Component(map: self, index: index)
  }
}
