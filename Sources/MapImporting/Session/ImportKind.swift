/// What an input can be: the file of one tool. Each importer names its own.
public struct ImportKind: Hashable, Sendable {
  /// What it is called on the command line and in coverages: `terraform`.
  public let rawValue: String

  init(_ name: StaticString) {
    rawValue = name.description
  }
}
