import DependencyGraph
public import MapDiagnostics

/// What can be wrong with a map. `docs/diagnostics.md` explains each.
extension DiagnosticID {
  /// A key stands twice in one object.
  public static let duplicateKey = DiagnosticID("duplicate-key", .error)
  /// A key has no meaning where it stands.
  public static let unknownKey = DiagnosticID("unknown-key", .error)
  /// A value is not of the type its key asks for.
  public static let wrongType = DiagnosticID("wrong-type", .error)
  /// A required key is not there.
  public static let missingKey = DiagnosticID("missing-key", .error)
  /// An id or a label's key is empty.
  public static let emptyName = DiagnosticID("empty-name", .error)
  /// The map is of a version this tool does not read.
  public static let unsupportedVersion = DiagnosticID("unsupported-version", .error)
  /// A word is none of those its key allows.
  public static let unknownWord = DiagnosticID("unknown-word", .error)
  /// A number is outside its range.
  public static let numberOutOfRange = DiagnosticID("number-out-of-range", .error)
  /// A text is no duration.
  public static let badDuration = DiagnosticID("bad-duration", .error)
  /// Two definitions of one id.
  public static let duplicateDefinition = DiagnosticID("duplicate-definition", .error)
  /// A stub says more than id and kind.
  public static let stubKey = DiagnosticID("stub-key", .error)
  /// A stub's kind is not that of the definition or of another stub.
  public static let stubKind = DiagnosticID("stub-kind", .error)
  /// An overlay for a component that no file defines.
  public static let overlayWithoutDefinition = DiagnosticID("overlay-without-definition", .error)
  /// A reference to a component that is neither defined nor stubbed.
  public static let unknownComponent = DiagnosticID("unknown-component", .error)
  /// A component that requires itself.
  public static let selfDependency = DiagnosticID("self-dependency", .error)
  /// A requirement that names no component or group, or more than one.
  public static let unclearRequirement = DiagnosticID("unclear-requirement", .error)
  /// A group without members.
  public static let emptyGroup = DiagnosticID("empty-group", .error)
  /// A group that needs fewer than one or more than all of its members.
  public static let needsOutOfRange = DiagnosticID("needs-out-of-range", .error)
  /// An event of a scenario that does not say what happens or when.
  public static let unclearEvent = DiagnosticID("unclear-event", .error)
  /// Two scenarios of one name.
  public static let duplicateScenario = DiagnosticID("duplicate-scenario", .error)
  /// A rule for names that has no meaning.
  public static let unclearRule = DiagnosticID("unclear-rule", .error)
  /// An option that the requirement it stands on cannot have.
  public static let misplacedOption = DiagnosticID("misplaced-option", .error)
  /// A `within` that names no domain.
  public static let notADomain = DiagnosticID("not-a-domain", .error)
  /// Domains that hold each other.
  public static let domainCycle = DiagnosticID("domain-cycle", .error)

  /// A component that nothing needs and that needs nothing.
  public static let isolatedComponent = DiagnosticID("isolated-component", .warning)
  /// A stub that no file defines although several were read.
  public static let undefinedStub = DiagnosticID("undefined-stub", .warning)
  /// The same dependency, or the same domain, listed twice.
  public static let duplicateDependency = DiagnosticID("duplicate-dependency", .warning)
  /// A component in two domains of one surrounding domain.
  public static let siblingDomains = DiagnosticID("sibling-domains", .warning)
  /// A failover of a group without a spare.
  public static let failoverWithoutSpare = DiagnosticID("failover-without-spare", .warning)
  /// A soft requirement that is only needed to start.
  public static let softStart = DiagnosticID("soft-start", .warning)
  /// Components that need each other, also by way of a domain that needs what it holds.
  public static let dependencyCycle = DiagnosticID("dependency-cycle", .warning)
  /// A tier-1 service with a hard dependency on a less critical tier.
  public static let tierInversion = DiagnosticID("tier-inversion", .warning)
  /// Two ids that people would read as one.
  public static let similarIDs = DiagnosticID("similar-ids", .warning)
  /// Definitions of one id from maps of different origin that were merged.
  public static let mergedDefinition = DiagnosticID("merged-definition", .warning)
  /// A definition that stands alike in two maps.
  public static let repeatedDefinition = DiagnosticID("repeated-definition", .note)
  /// A call that was seen and that nobody declares, though somebody declares others of the component.
  public static let undeclaredCall = DiagnosticID("undeclared-call", .warning)
  /// A declared dependency that was never seen, though calls of both ends were.
  public static let unseenDependency = DiagnosticID("unseen-dependency", .warning)
  /// Alternatives that are lost together.
  public static let sharedFate = DiagnosticID("shared-fate", .warning)
  /// A component that is known only from a guess.
  public static let guessedComponent = DiagnosticID("guessed-component", .warning)
  /// A tier-1 service none of whose requirements anybody has confirmed.
  public static let unconfirmedRequirements = DiagnosticID("unconfirmed-requirements", .warning)
  /// An imported third party of which no host is known.
  public static let thirdPartyWithoutHost = DiagnosticID("third-party-without-host", .warning)
  /// An overlay that was applied.
  public static let appliedOverlay = DiagnosticID("applied-overlay", .note)
  /// A statement of the catalogue that gives way to what a map says.
  public static let yieldingCatalogue = DiagnosticID("yielding-catalogue", .warning)
}
