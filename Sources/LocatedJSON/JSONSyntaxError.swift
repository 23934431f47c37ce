public import MapDiagnostics

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Equatable {
  package var id: DiagnosticID
  package var message: String
  package var range: Range<Int>
  /// What opened the part that is wrong, when that helps.
  package var opening: Range<Int>?
}

extension DiagnosticID {
  /// The text breaks the grammar of RFC 8259.
  public static let jsonSyntax = DiagnosticID("json-syntax", .error)
  /// A string holds bytes that are not UTF-8.
  public static let invalidUTF8 = DiagnosticID("invalid-utf8", .error)
  /// A string holds a control character that must be escaped, or NUL.
  public static let controlCharacter = DiagnosticID("control-character", .error)
  /// Objects and arrays are nested deeper than `JSONReader.maximumDepth`.
  public static let nestingTooDeep = DiagnosticID("nesting-too-deep", .error)
  /// The input is larger than `JSONReader.maximumByteCount`.
  public static let inputTooLarge = DiagnosticID("input-too-large", .error)
}
