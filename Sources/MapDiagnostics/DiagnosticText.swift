/// Diagnostics as people read them: the place, what is wrong, the line with a mark under it, what was
/// probably meant, and other places.
///
///     acme.json:12:9: error: a component has no key "dependOn" [unknown-key]
///      12 |         "dependOn": ["a"]
///         |         ^~~~~~~~~~
///         = did you mean "dependsOn"?
package final class DiagnosticText {
  /// How many columns of a line are shown; a longer one is cut around the mark.
  private static let maximumColumns = 120

  private let sources: [SourceText]
  private var indexes: [Int: PlaceIndex] = [:]

  /// - Parameter sources: What the ranges of the diagnostics refer to.
  package init(sources: [SourceText]) {
    self.sources = sources
  }

  /// The lines of `diagnostic`, without a line break at the end.
  package func text(of diagnostic: Diagnostic, color: Bool) -> String {
    let severity = diagnostic.severity.rawValue
    let code =
      switch diagnostic.severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    let word = color ? "\u{1B}[\(code)m\(severity):\u{1B}[0m" : "\(severity):"
    var lines = [
      location(diagnostic.range) + word + " \(VisibleText.visible(diagnostic.message)) "
        + "[\(diagnostic.id.name)]"
    ]
    if let range = diagnostic.range { lines += excerpt(range) }
    if let suggestion = diagnostic.suggestion {
      lines.append("  = did you mean \"\(VisibleText.visible(suggestion))\"?")
    }
    for note in diagnostic.notes {
      lines.append(location(note.range) + "note: \(VisibleText.visible(note.message))")
      if let range = note.range { lines += excerpt(range) }
    }
    return lines.joined(separator: "\n")
  }

  private func location(_ range: SourceRange?) -> String {
    guard let range else { return "" }
    let place = index(of: range.source).place(at: range.bytes.lowerBound)
    let name = VisibleText.visible(sources[range.source].name)
    return "\(name):\(place.line):\(place.column): "
  }

  private func index(of source: Int) -> PlaceIndex {
    if let known = indexes[source] { return known }
    let index = PlaceIndex(sources[source])
    indexes[source] = index
    return index
  }

  /// The line that `range` begins in, and a mark under what of it the range covers.
  private func excerpt(_ range: SourceRange) -> [String] {
    let start = range.bytes.lowerBound
    let index = index(of: range.source)
    let line = index.line(around: start)
    let number = String(index.place(at: start).line)
    var (before, marked, after) = sources[range.source].withBytes { bytes in
      let end = min(max(range.bytes.upperBound, start), max(line.upperBound, start))
      return (
        shown(bytes[line.lowerBound..<min(start, line.upperBound)]),
        shown(bytes[min(start, line.upperBound)..<min(end, line.upperBound)]),
        shown(bytes[min(end, line.upperBound)..<line.upperBound])
      )
    }
    cut(&before, &marked, &after)
    let gutter = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: DisplayWidth.columns(of: before))
    let width = max(DisplayWidth.columns(of: marked), 1)
    let mark = "^" + String(repeating: "~", count: width - 1)
    return [" \(number) | \(before)\(marked)\(after)", " \(gutter) | \(indent)\(mark)"]
  }

  /// Bytes as text in which every character takes the columns it seems to take.
  private func shown(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let plain =
      text.contains("\t")
      ? text.split(separator: "\t", omittingEmptySubsequences: false)
        .joined(separator: "  ") : text
    return VisibleText.visible(plain)
  }

  /// Shortens what stands around the mark until the line fits.
  private func cut(_ before: inout String, _ marked: inout String, _ after: inout String) {
    marked = DisplayWidth.cut(marked, to: DiagnosticText.maximumColumns * 2 / 3)
    let room = DiagnosticText.maximumColumns - DisplayWidth.columns(of: marked)
    let beforeRoom = max(room - DisplayWidth.columns(of: after), room / 2)
    if DisplayWidth.columns(of: before) > beforeRoom {
      let reversed = DisplayWidth.cut(String(before.reversed()), to: beforeRoom)
      before = String(reversed.reversed())
    }
    after = DisplayWidth.cut(after, to: room - DisplayWidth.columns(of: before))
  }
}
