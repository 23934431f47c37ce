internal import LocatedJSON

/// Reads one kind of input.
protocol Importer: SendableMetatype {
  /// What its inputs are called.
  static var kind: ImportKind { get }

  /// Whether `root` looks like an input of this kind. It is asked of inputs of every kind: it must be
  /// sure, cheap, and look at what only this kind has.
  static func recognises(_ root: JSONValue) -> Bool

  /// Takes what `root` says into `session`.
  static func read(_ root: JSONValue, into session: inout ImportSession)
}
