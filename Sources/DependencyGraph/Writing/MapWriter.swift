import MapDiagnostics

/// Writes the text of a map: keys in the order of the documentation, one component a line and one
/// requirement a line, so that differences between two maps are easy to read.
///
/// Nothing else in the program knows how a map is written. What is written is passed on in pieces, so
/// that a map of any size takes little memory.
public struct MapWriter {
  private static let pieceSize = 1 << 16

  private var piece: [UInt8] = []
  private var hasComponents = false
  private let output: (UnsafeRawBufferPointer) throws -> Void

  /// A writer that passes on pieces of the text to `output`.
  public init(to output: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.output = output
  }

  /// Writes what comes before the components of `statement`.
  public mutating func begin(_ statement: MapStatement) throws {
    append("{\n")
    if let schema = statement.schema { append("  \"$schema\": \(JSONText.quoted(schema)),\n") }
    append("  \"formatVersion\": 1")
    add("name", statement.name)
    add("description", statement.description)
    writeOrigins(statement)
    for key in statement.extensions { add(raw: key.key, key.json) }
    append(",\n  \"components\": [")
  }

  /// Writes one component. They are expected in the order of their ids.
  public mutating func write(_ component: ComponentStatement) throws {
    append(hasComponents ? ",\n    " : "\n    ")
    hasComponents = true
    append(component.json)
    if piece.count >= MapWriter.pieceSize { try flush() }
  }

  /// Writes `scenarios` and what comes behind them, and passes on the rest.
  public mutating func end(scenarios: [ScenarioStatement] = []) throws {
    append(hasComponents ? "\n  ]" : "]")
    for (position, scenario) in scenarios.enumerated() {
      append(position == 0 ? ",\n  \"scenarios\": [\n    " : ",\n    ")
      append(scenario.json)
      if piece.count >= MapWriter.pieceSize { try flush() }
    }
    append(scenarios.isEmpty ? "\n}\n" : "\n  ]\n}\n")
    try flush()
  }

  private mutating func writeOrigins(_ statement: MapStatement) {
    guard let first = statement.origins.first else { return }
    guard statement.isMerged || statement.origins.count > 1 else {
      return add(raw: "origin", JSONText.quoted(first.name))
    }
    let lines = statement.origins.map { "    " + $0.json }
    add(raw: "origin", "[\n" + lines.joined(separator: ",\n") + "\n  ]")
  }

  private mutating func add(_ key: String, _ text: String?) {
    if let text { add(raw: key, JSONText.quoted(text)) }
  }

  private mutating func add(raw key: String, _ json: String) {
    append(",\n  \(JSONText.quoted(key)): \(json)")
  }

  private mutating func append(_ text: String) { piece.append(contentsOf: text.utf8) }

  private mutating func flush() throws {
    guard !piece.isEmpty else { return }
    try piece.withUnsafeBytes(output)
    piece.removeAll(keepingCapacity: true)
  }
}

extension MapStatement {
  /// The text of the map that this says.
  ///
  /// - Complexity: O(*n* log *n*) for *n* components, and their requirements.
  public var json: String {
    MapWriter.text { writer in
      try writer.begin(self)
      let order = components.indices.sorted { one, other in
        let (first, second) = (components[one].id.utf8, components[other].id.utf8)
        return first.elementsEqual(second)
          ? one < other : first.lexicographicallyPrecedes(second)
      }
      for position in order { try writer.write(components[position]) }
      try writer.end(scenarios: scenarios)
    }
  }
}

extension DependencyMap {
  /// The text of the map, so that what was read from many files can be kept as one: read again, it is
  /// the same map.
  ///
  /// - Complexity: O(*n* log *n*) for *n* components, and their requirements.
  public var json: String { MapWriter.text { try write(to: &$0) } }

  /// Writes the text of the map in pieces to `output`.
  public func write(to output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws {
    var writer = MapWriter(to: output)
    try write(to: &writer)
  }

  private func write(to writer: inout MapWriter) throws {
    try writer.begin(heading)
    for (index, names) in statementOrder {
      try writer.write(statement(ofComponentAt: index, names: names))
    }
    try writer.end(scenarios: storage.scenarioStatements)
  }
}

extension MapWriter {
  /// What `body` writes, as one text.
  fileprivate static func text(_ body: (inout MapWriter) throws -> Void) -> String {
    final class Text { var bytes: [UInt8] = [] }
    let text = Text()
    var writer = MapWriter { text.bytes.append(contentsOf: $0) }
    // Collecting bytes in memory throws nothing.
    try? body(&writer)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
