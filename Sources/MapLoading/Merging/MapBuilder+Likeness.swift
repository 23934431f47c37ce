import DependencyGraph

/// Whether two entries say the same of one component.
extension MapBuilder {
  func isSame(_ one: ComponentDraft, _ other: ComponentDraft) -> Bool {
    guard one.kind ?? .service == other.kind ?? .service,
      ComponentKey.attributes.allSatisfy({
        storage.value(one[$0], as: $0.form) == storage.value(other[$0], as: $0.form)
      })
    else { return false }
    func domains(_ draft: ComponentDraft) -> [UInt32] {
      storage.domains[MapStorage.bounds(draft.within)].map(\.domain).sorted()
    }
    return domains(one) == domains(other) && hasSameRequirements(one, other)
  }

  private func hasSameRequirements(_ one: ComponentDraft, _ other: ComponentDraft) -> Bool {
    guard one.requirements.count == other.requirements.count else { return false }
    return zip(one.requirements, other.requirements).allSatisfy { first, second in
      let (record, otherRecord) = (storage.records[Int(first)], storage.records[Int(second)])
      guard record.payload == otherRecord.payload, record.span == otherRecord.span,
        record.flags == otherRecord.flags
      else { return false }
      let (options, others) = (storage.options(of: first), storage.options(of: second))
      return RequirementKey.options.allSatisfy { key in
        options.flatMap { storage.value($0[key], as: key.form) }
          == others.flatMap { storage.value($0[key], as: key.form) }
      }
    }
  }
}
