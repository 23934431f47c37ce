import DependencyGraph
import MapDiagnostics
public import MapLoading

extension Report {
  /// What is wrong or doubtful in a map.
  ///
  /// - `allowed`: Kinds of warnings and notes that are only counted; errors are always shown.
  public static func check(
    _ reading: MapReading, allowing allowed: Set<DiagnosticID> = [], limit: Int? = nil,
    isColored: Bool = false
  ) -> Report {
    let layout = CheckLayout(reading, allowed)
    let shown = layout.diagnostics.prefix(limit ?? .max)
    let renderer = DiagnosticText(sources: reading.sources)
    var section = Section()
    section.lines = shown.map { renderer.text(of: $0, color: isColored) }
    let count = layout.diagnostics.count
    if shown.count < count {
      section.omission = Omission(count: count - shown.count, total: count)
    }
    let map = reading.map
    var report = Report(
      command: "check",
      map: map.map { MapFigures($0) }
        ?? MapFigures(name: nil, components: nil, dependencies: nil),
      headline: [layout.headline], sections: [section],
      fields: [Field("diagnostics", rows: layout.table(limit, withNotes: true))],
      table: layout.table(limit, withNotes: false))
    report.figures = [.warnings: layout.count(.warning)]
    return report
  }
}

/// The diagnostics of a reading as rows.
private struct CheckLayout: Sendable {
  let reading: MapReading
  /// What is shown.
  let diagnostics: [Diagnostic]
  let places: PlaceFinder
  private let allowedCount: Int

  init(_ reading: MapReading, _ allowed: Set<DiagnosticID>) {
    self.reading = reading
    let all = reading.diagnostics
    diagnostics = all.filter { $0.severity == .error || !allowed.contains($0.id) }
    allowedCount = all.count - diagnostics.count
    places = PlaceFinder(reading.sources)
  }

  func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  var headline: String {
    var parts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = count(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    if parts.isEmpty {
      parts = ["no problems in \(reading.map?.componentCount ?? 0) components"]
    }
    if allowedCount > 0 { parts.append("\(allowedCount) allowed") }
    return parts.joined(separator: ", ")
  }

  func table(_ limit: Int?, withNotes: Bool) -> Table {
    let keys = [
      "id", "severity", "message", "file", "line", "column", "endLine", "endColumn", "suggestion",
    ]
    let columns = (keys + (withNotes ? ["notes"] : [])).map { Table.Column($0) }
    return Table(columns: columns, count: diagnostics.count, limit: limit) {
      [places, diagnostics] index in
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
