import MapDiagnostics
import MapReporting

/// The parts of a ranking, as `rank --shard` writes them in CSV, made one again: all of them, of one question
/// about one map, each once and whole.
struct RankingParts {
  private static let hint: VisibleText =
    "make the parts with: blastradius rank MAP --shard I/N -f csv"

  private var header: CSVRecord?
  private var label: PartLabel?
  /// The names of the files of the parts, by their numbers.
  private var names: [Int: String] = [:]
  private var rows: [RankingRow] = []

  /// The CSV of the whole ranking.
  static func merged(
    of invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> [UInt8] {
    var parts = RankingParts()
    for operand in invocation.operands {
      try parts.add(try environment.text(named: operand.text))
    }
    return try parts.whole()
  }

  private mutating func add(_ text: SourceText) throws(CommandFailure) {
    try RankingParts.checkUTF8(of: text)
    let records = try CSVRecord.records(of: text)
    guard let first = records.first, let columns = RankingColumns(first) else {
      throw CommandFailure("'\(text.name)' is no ranking in CSV", hint: RankingParts.hint)
    }
    guard let label = columns.label else {
      throw CommandFailure(
        "'\(text.name)' does not say which part of a ranking it is", hint: RankingParts.hint)
    }
    try check(label, first, in: text)
    guard records.count - 1 == label.rowCount else {
      throw CommandFailure(
        "'\(text.name)' has \(records.count - 1) of \(label.rowCount) rows",
        hint: "was it cut on its way, or made with --limit?")
    }
    for record in records.dropFirst() { rows.append(try RankingRow(record, columns, in: text)) }
  }

  private mutating func check(
    _ label: PartLabel, _ first: CSVRecord, in text: SourceText
  ) throws(CommandFailure) {
    if let header, header.cells.dropLast() != first.cells.dropLast() {
      throw CommandFailure("'\(text.name)' has other columns than the parts before it")
    }
    if let known = self.label {
      let count = label.shard.count
      guard known.shard.count == count else {
        throw CommandFailure(
          "'\(text.name)' is one of \(count) parts, those before it are of \(known.shard.count)")
      }
      guard known.question == label.question else {
        throw CommandFailure(
          "'\(text.name)' is a part of another ranking than those before it",
          hint: "the map, what is asked of it and the version of the tool must be the same")
      }
    }
    if let other = names.updateValue(text.name, forKey: label.shard.number) {
      throw CommandFailure(
        "'\(other)' and '\(text.name)' are both part \(label.shard.number) of \(label.shard.count)",
        hint: "was a part named twice?")
    }
    (header, self.label) = (first, label)
  }

  private static func checkUTF8(of text: SourceText) throws(CommandFailure) {
    let fault = text.withBytes { bytes -> Range<Int>? in
      guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
      var parser = Unicode.UTF8.ForwardParser()
      var (input, offset) = (bytes.makeIterator(), 0)
      while true {
        switch parser.parseScalar(from: &input) {
        case .valid(let scalar): offset += scalar.count
        case .error(let length): return offset..<(offset + length)
        case .emptyInput: return nil
        }
      }
    }
    guard let fault else { return }
    let id = DiagnosticID("invalid-utf8", .error)
    throw CommandFailure(
      [
        Diagnostic(
          id, "the text must be UTF-8; these bytes are not",
          at: SourceRange(source: 0, bytes: fault))
      ], in: text)
  }

  private func whole() throws(CommandFailure) -> [UInt8] {
    guard let header, let label else { return [] }
    let count = label.shard.count
    // As many as are named at most, so that a label cannot ask for a list without end.
    let missing = (1...count).lazy.filter { names[$0] == nil }
    guard names.count == count else {
      let lost = count - names.count
      let numbers = missing.prefix(NameList.maximum).map { "\($0)" }
      let others = lost > numbers.count ? " and \(lost - numbers.count) more" : ""
      throw CommandFailure(
        "\(lost == 1 ? "part" : "parts") \(numbers.joined(separator: ", "))\(others) of \(count) "
          + "\(lost == 1 ? "is" : "are") missing")
    }
    let sorted = rows.sorted { $0.isWorse(than: $1) }
    for (row, next) in zip(sorted, sorted.dropFirst()) where row.component == next.component {
      throw CommandFailure(
        "\"\(String(decoding: row.component, as: UTF8.self))\" is ranked by two parts",
        hint: "were they cut otherwise?")
    }
    return sorted.reduce(into: header.bytesWithoutLastCell) { $0 += $1.bytes }
  }
}
