public import DependencyGraph

/// What came of an import: a map, and how much of its inputs is in it.
public struct ImportedMap: Sendable {
  /// What was read, used and left out, and why.
  public let coverage: ImportCoverage
  let draft: ImportDraft

  init(_ draft: ImportDraft, _ coverage: ImportCoverage) {
    (self.draft, self.coverage) = (draft, coverage)
  }

  /// The name that the inputs give it.
  public var name: String? { draft.name?.text }

  /// Where it is from: `terraform plan.json`.
  public var origin: String {
    RedactedText(
      coverage.inputs.map { "\($0.kind.rawValue) \($0.file)" }.joined(separator: ", ")
    ).text
  }

  /// How many components it has.
  public var componentCount: Int { draft.components.count }

  /// How many components its requirements name, by how well they are known.
  public var dependencyCounts: [Confidence: Int] {
    var counts = Dictionary(uniqueKeysWithValues: Confidence.allCases.map { ($0, 0) })
    for component in draft.components {
      for requirement in component.requirements {
        counts[requirement.confidence, default: 0] += requirement.ids.count
      }
    }
    return counts
  }

  /// How many components its requirements name.
  public var dependencyCount: Int { dependencyCounts.values.reduce(0, +) }

  /// What people are told after the import: what was read, used and left out, line by line.
  public var coverageText: String { coverage.text(for: self) }
}

extension ImportSession {
  /// The map of everything that was read.
  ///
  /// - Complexity: O(*n*) for *n* components and requirements.
  public func finished() -> ImportedMap {
    var (draft, coverage) = (draft, coverage)
    draft.settle(&coverage)
    return ImportedMap(draft, coverage)
  }
}
