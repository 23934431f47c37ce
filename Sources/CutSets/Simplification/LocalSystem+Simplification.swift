extension LocalSystem {
  /// The system made smaller without looking at what its leaves do together: circles of any-of
  /// gates, equal gates and common arguments joined, and everything folded.
  ///
  /// - Complexity: O(*v* + *e*) a round; the rounds end when nothing changes, or with the eighth.
  func simplified(_ constants: Replacements? = nil) -> LocalSystem {
    var system = rebuilt(constants ?? self.constants())
    for _ in 0..<8 {
      var isChanged = false
      if let joined = system.withCirclesJoined() {
        system = joined
        isChanged = true
      }
      if let joined = system.withEqualGatesJoined() {
        system = joined
        isChanged = true
      }
      if let joined = system.withCommonArgumentsJoined() {
        system = joined
        isChanged = true
      }
      if !isChanged { break }
    }
    return system
  }
}
