/// Which domains hold which, without circles.
struct DomainOrder {
  private var domains: [RedactedText: [RedactedText]] = [:]

  /// Puts `id` within `domain`, unless `id` holds it; says whether it did.
  ///
  /// - Complexity: O(*d*) for the *d* domains around `domain`: places nest a few levels.
  mutating func put(_ id: RedactedText, within domain: RedactedText) -> Bool {
    var seen: Set<RedactedText> = [domain]
    var rest = [domain]
    while let next = rest.popLast() {
      guard next != id else { return false }
      for outer in domains[next] ?? [] where seen.insert(outer).inserted { rest.append(outer) }
    }
    domains[id, default: []].append(domain)
    return true
  }
}
