extension Verb {
  /// All verbs, in the order of help. Whatever is not named here does not exist.
  package static let all: [Verb] = [
    impact, explain, rank, spof, timeline, recovery, draw, report, check, `import`, merge, catalog,
    mergeRanking, completions, help,
  ]
}
