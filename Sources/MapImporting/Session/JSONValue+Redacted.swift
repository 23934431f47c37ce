internal import LocatedJSON

extension JSONValue {
  /// The text of a string, to be shown.
  var redacted: RedactedText? { string.map { RedactedText($0) } }

  /// A string, or a number or truth value as it is written, to be shown.
  var redactedText: RedactedText? { text.map { RedactedText($0) } }
}
