import DependencyGraph

// The words of a map's values, as the reader looks them up.

extension ComponentKind {
  static let words = WordTable(allCases, spelling: \.word)
}

extension Confidence {
  static let words = WordTable(allCases, spelling: \.word)
}

extension ComponentStatement.Declaration {
  static let words = WordTable(allCases, spelling: \.rawValue)
}

extension Requirement.Strength {
  static let words = WordTable(allCases, spelling: \.rawValue)
}

extension Requirement.Phase {
  static let words = WordTable(allCases, spelling: \.rawValue)
}
