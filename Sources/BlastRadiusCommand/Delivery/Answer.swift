import MapReporting

/// What came of a question, before it is written.
enum Answer {
  /// A report, to be written in the format that was asked for; it may say that there is no answer.
  case report(Report, answersQuestion: Bool = true)
  /// An answer that has one form only, and what is to be said and returned when it is written.
  case bytes([UInt8], afterwards: () -> Int32 = { ExitStatus.answered })

  /// The UTF-8 of `text`.
  static func text(_ text: String) -> Answer { .bytes(Array(text.utf8)) }
}

/// What the tool tells the shell.
package enum ExitStatus {
  /// The question is answered.
  package static let answered: Int32 = 0
  /// The question is answered, and a limit that the user set is exceeded.
  package static let exceeded: Int32 = 1
  /// The question is not answered.
  package static let notAnswered: Int32 = 2
}
