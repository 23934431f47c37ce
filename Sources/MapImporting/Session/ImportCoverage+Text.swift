internal import DependencyGraph
internal import MapDiagnostics

extension ImportCoverage {
  /// What people are told after an import of `map`.
  func text(for map: ImportedMap) -> String {
    var lines = inputs.map { input in
      "read \(input.file) as \(input.kind.rawValue), \(input.byteCount) bytes"
    }
    let counts = map.dependencyCounts
    lines.append(
      "used \(usedCount) of \(readCount) items: "
        + Self.counted(map.componentCount, "component", "components") + ", "
        + Self.counted(counts.values.reduce(0, +), "dependency", "dependencies")
        + assumptions(counts))
    if !leftOut.isEmpty {
      lines.append("left out:")
      lines += omissions.map { "  \($1) \($0.what): \($0.reason)" }
    }
    if !unknowns.isEmpty {
      lines.append("not to be known from this:")
      lines += unknowns.map { "  \($0)" }
    }
    return lines.map { VisibleText.visible($0) + "\n" }.joined()
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private func assumptions(_ counts: [Confidence: Int]) -> String {
    let (seen, guessed) = (counts[.observed] ?? 0, counts[.guessed] ?? 0)
    guard seen + guessed > 0 else { return "" }
    let parts = [(seen, "observed"), (guessed, "guessed")].filter { $0.0 > 0 }
      .map { "\($0) \($1)" }
    return ", \(parts.joined(separator: " and ")); review these with --assume soft"
  }
}
