import DependencyGraph
import MapDiagnostics
public import MapLoading

extension Report {
  /// What is wrong or doubtful in a map.
  public static func check(
    _ reading: MapReading, limit: Int? = nil, deniesWarnings: Bool = false,
    isColored: Bool = false
  ) -> Report {
    let layout = CheckLayout(reading)
    let shown = reading.diagnostics.prefix(limit ?? .max)
    let renderer = DiagnosticText(sources: reading.sources)
    var section = Section()
    section.lines = shown.map { renderer.text(of: $0, color: isColored) }
    if shown.count < reading.diagnostics.count {
      let count = reading.diagnostics.count
      section.lines.append("… and \(count - shown.count) more; --limit \(count) shows all")
    }
    let map = reading.map
    var report = Report(
      command: "check",
      map: map.map { MapFigures($0) }
        ?? MapFigures(name: nil, components: nil, dependencies: nil),
      headline: [layout.headline], sections: [section],
      fields: [Field("diagnostics", rows: layout.table(limit, withNotes: true))],
      table: layout.table(limit, withNotes: false))
    let warnings = reading.warnings.count
    if deniesWarnings, warnings > 0 {
      report.exceeded.append(
        ExceededLimit(limit: "deny-warnings", allowed: 0, found: warnings))
    }
    return report
  }
}

/// The diagnostics of a reading as rows.
private struct CheckLayout: Sendable {
  let reading: MapReading
  let places: PlaceFinder

  init(_ reading: MapReading) {
    self.reading = reading
    places = PlaceFinder(reading.sources)
  }

  var headline: String {
    let errors = reading.errors.count
    let warnings = reading.warnings.count
    guard errors + warnings > 0 else {
      return "no problems in \(reading.map?.componentCount ?? 0) components"
    }
    var parts: [String] = []
    if errors > 0 { parts.append("\(errors) \(errors == 1 ? "error" : "errors")") }
    if warnings > 0 { parts.append("\(warnings) \(warnings == 1 ? "warning" : "warnings")") }
    return parts.joined(separator: ", ")
  }

  func table(_ limit: Int?, withNotes: Bool) -> Table {
    let keys = [
      "id", "severity", "message", "file", "line", "column", "endLine", "endColumn", "suggestion",
    ]
    let columns = (keys + (withNotes ? ["notes"] : [])).map { Table.Column($0) }
    let diagnostics = reading.diagnostics
    return Table(columns: columns, count: diagnostics.count, limit: limit) { [places] index in
      let diagnostic = diagnostics[index]
      let end = diagnostic.range.map(places.end(of:))
      var cells: [Cell] = [
        .text(diagnostic.id.name), .text(diagnostic.severity.rawValue), .text(diagnostic.message),
      ]
      cells += places.fields(diagnostic.range).map(\.value)
      cells += [Cell(end?.line), Cell(end?.column), Cell(diagnostic.suggestion)]
      if withNotes {
        let notes = diagnostic.notes.map { note in
          Cell.record([("message", .text(note.message))] + places.fields(note.range))
        }
        cells.append(.list(notes))
      }
      return cells
    }
  }
}
