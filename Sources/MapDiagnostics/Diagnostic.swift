/// One thing that is wrong, or probably wrong, at a place in an input.
public struct Diagnostic: Sendable, Equatable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// No answer can be given from this input.
    case error
    /// Legal, and probably not what was meant.
    case warning
    /// Worth knowing; nothing is to be done if it was meant.
    case note
  }

  /// A further place that explains a diagnostic.
  public struct Note: Sendable, Equatable {
    /// What is to be seen there.
    public var message: String
    /// Where, or `nil` when it has no place of its own.
    public var range: SourceRange?

    /// A note.
    public init(message: String, range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// What kind of problem this is; stable, listed in `docs/diagnostics.md`.
  public var id: DiagnosticID
  /// What is wrong, as the rule that is broken.
  public var message: String
  /// Where, or `nil` when the problem has no place in a text (a file that cannot be read).
  public var range: SourceRange?
  /// The name that was probably meant, as it would be written.
  public var suggestion: String?
  /// Further places.
  public var notes: [Note]

  /// How bad it is.
  public var severity: Severity { id.severity }

  /// A diagnostic.
  public init(
    _ id: DiagnosticID, _ message: String, at range: SourceRange?,
    suggestion: String? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.message = message
    self.range = range
    self.suggestion = suggestion
    self.notes = notes
  }
}

/// A kind of problem.
public struct DiagnosticID: Hashable, Sendable {
  /// Its stable name, lowercase words joined by hyphens, printed in brackets behind the message.
  public let name: String
  /// How bad every problem of this kind is.
  public let severity: Diagnostic.Severity

  /// The kind of problem called `name`.
  public init(_ name: String, _ severity: Diagnostic.Severity) {
    self.name = name
    self.severity = severity
  }
}

/// A range of bytes in one of the texts that were read together.
public struct SourceRange: Sendable, Hashable {
  /// The position of the text among those read together.
  public var source: Int
  /// The offsets of the bytes.
  public var bytes: Range<Int>

  /// The range `bytes` in the text at position `source`.
  public init(source: Int, bytes: Range<Int>) {
    self.source = source
    self.bytes = bytes
  }
}
