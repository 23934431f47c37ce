public import CloudCatalog
import DependencyGraph
import MapDiagnostics

extension Report {
  /// What the catalogue holds.
  ///
  /// With a pattern only those whose id matches it, `*` standing for any text, or contains it when
  /// there is no `*` or `?` in it.
  public static func catalogList(
    _ catalog: Catalog, pattern: String? = nil, limit: Int? = nil
  ) -> Report {
    let components = catalog.components.filter { component in
      pattern.map { component.id.matches(catalog.pattern(of: $0)) } ?? true
    }
    let columns = [
      Table.Column("component"), Table.Column("kind"), Table.Column("name"),
      Table.Column("provider"), Table.Column("dependencies", role: .figure),
      Table.Column("unverified", role: .figure),
    ]
    let table = Table(columns: columns, count: components.count, limit: limit) { index in
      let component = components[index]
      let counts = component.dependencyCounts
      return [
        .text(component.id), .text(component.kind.word), Cell(component.name),
        Cell(component.provider), .integer(counts.known), .integer(counts.unverified),
      ]
    }
    let total = components.reduce(0) { $0 + $1.dependencyCounts.known }
    let nouns = components.count == 1 ? "component" : "components"
    var report = Report(
      command: "catalog",
      map: MapFigures(
        name: "Catalogue \(catalog.version)", components: components.count, dependencies: total),
      headline: ["catalogue \(catalog.version): \(components.count) \(nouns)"],
      sections: [Section(table: table)], fields: [Field("components", rows: table)], table: table)
    report.remarks.append("Ids with {region} stand for one in every region.")
    return report
  }

  /// What the catalogue knows of some components and of all that they need, with the sources.
  public static func catalogShow(_ selection: CatalogSelection, limit: Int? = nil) -> Report {
    let rows = selection.entries.flatMap { entry in
      entry.requirements.map { (entry, $0) }
    }
    let keys = [
      "component", "kind", "requires", "strength", "neededTo", "confidence", "note", "evidence",
    ]
    let table = Table(columns: keys.map { Table.Column($0) }, count: rows.count, limit: limit) {
      let (entry, requirement) = rows[$0]
      return [
        .text(entry.id), .text(entry.component.kind.word),
        Cell(requirement.members.map(entry.filled)), .text(requirement.strength),
        .text(requirement.neededTo), .text(requirement.confidence.word), Cell(requirement.note),
        Cell(requirement.evidence),
      ]
    }
    let shown = selection.entries.prefix(limit ?? .max)
    var report = Report(
      command: "catalog",
      map: MapFigures(
        name: "Catalogue \(selection.version)", components: selection.entries.count,
        dependencies: selection.dependencyCount),
      headline: [selection.summary(verb: "shown")],
      sections: shown.map { Section(title: $0.title, lines: $0.lines(of: selection)) },
      fields: [Field("dependencies", rows: table)], table: table)
    if shown.count < selection.entries.count {
      let total = selection.entries.count
      report.omission = Omission(count: total - shown.count, total: total)
    }
    return report
  }
}

extension CatalogComponent {
  /// How many components it needs by what is documented, and by what is not verified.
  fileprivate var dependencyCounts: (known: Int, unverified: Int) {
    var counts = (known: 0, unverified: 0)
    for requirement in requirements {
      if requirement.confidence == .guessed {
        counts.unverified += requirement.members.count
      } else {
        counts.known += requirement.members.count
      }
    }
    return counts
  }
}

extension CatalogSelection.Entry {
  fileprivate var title: String {
    let kind = [component.provider, component.kind.word].compactMap(\.self).joined(separator: " ")
    return component.name.map { "\(id)  \($0) (\(kind))" } ?? "\(id)  (\(kind))"
  }

  fileprivate func lines(of selection: CatalogSelection) -> [String] {
    var lines: [String] = []
    if !component.within.isEmpty {
      lines.append("  within " + component.within.map(filled).joined(separator: ", "))
      lines += component.evidence.map { "      \($0)" }
    }
    if let promise = selection.availability(of: self) {
      lines += ["  availability \(promise.value)", "      \(promise.evidence)"]
    }
    for requirement in requirements {
      let members = requirement.members.map(filled)
      let start = requirement.neededTo == "start" ? ", to start" : ""
      lines.append(
        "  needs " + members.joined(separator: " or ") + " (\(requirement.strength)\(start))")
      lines += ((requirement.note.map { [$0] } ?? []) + requirement.evidence).map { "      \($0)" }
    }
    return lines
  }
}

extension String {
  fileprivate func matches(_ pattern: String) -> Bool {
    let isPattern = pattern.contains { $0 == "*" || $0 == "?" }
    let wanted = Array((isPattern ? pattern : "*\(pattern)*").utf8)
    return Array(utf8).withUnsafeBufferPointer { Wildcard.matches($0, wanted) }
  }
}
