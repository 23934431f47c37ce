import DependencyGraph
import MapDiagnostics
import MapLoading

/// A map that is expected to be right.
package struct UnreadableMap: Error, CustomStringConvertible {
  package var description: String
}

/// The map that `json` says.
package func map(_ json: String, file: String = "map.json") throws -> DependencyMap {
  let reading = MapReading(SourceText(name: file, text: json))
  guard let map = reading.map else {
    throw UnreadableMap(description: reading.errors.map(\.message).joined(separator: "; "))
  }
  return map
}

/// The map of `components`, written without the braces around them.
package func map(components: String) throws -> DependencyMap {
  try map("{\"components\": [\(components)]}")
}

extension DependencyMap {
  /// The component called `id`.
  package func require(_ id: String) throws -> Component {
    guard let component = component(id: id) else {
      throw UnreadableMap(description: "no component \(id)")
    }
    return component
  }
}
