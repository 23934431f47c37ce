internal import MapDiagnostics

/// What was wrong with the inputs: all of it counted, the first hundred of each sort shown.
struct ImportDiagnosticList: Sendable {
  private var shown: [ImportDiagnostic] = []
  private var counts: [Sort: Int] = [:]
  private var order: [Sort] = []

  static let maximumShownCount = 100

  private struct Sort: Hashable {
    var file: RedactedText
    var message: RedactedText
  }

  /// Notes that `message` is to be said of a place in `file`, and tells whether there is still room to
  /// show where that is.
  mutating func count(_ message: RedactedText, in file: RedactedText) -> Bool {
    let sort = Sort(file: file, message: message)
    let count = counts[sort, default: 0] + 1
    counts[sort] = count
    if count == ImportDiagnosticList.maximumShownCount + 1 { order.append(sort) }
    return count <= ImportDiagnosticList.maximumShownCount
  }

  mutating func show(_ diagnostic: ImportDiagnostic) {
    shown.append(diagnostic)
  }

  /// In the order in which they were found; at the end, how many are not shown.
  var all: [ImportDiagnostic] {
    shown
      + order.map { sort in
        let rest = (counts[sort] ?? 0) - ImportDiagnosticList.maximumShownCount
        return ImportDiagnostic(
          .warning, file: sort.file, message: "\(sort.message.text): \(rest) more of these")
      }
  }
}
