public import MapDiagnostics

extension DiagnosticID {
  /// All kinds of what is legal in a map and only doubtful, or worth a word.
  public static let doubtful: [DiagnosticID] = [
    .isolatedComponent, .undefinedStub, .duplicateDependency, .siblingDomains,
    .failoverWithoutSpare, .softStart, .dependencyCycle, .tierInversion, .similarIDs,
    .mergedDefinition, .repeatedDefinition, .undeclaredCall, .unseenDependency, .sharedFate,
    .guessedComponent, .unconfirmedRequirements, .thirdPartyWithoutHost, .appliedOverlay,
    .yieldingCatalogue,
  ]
}
