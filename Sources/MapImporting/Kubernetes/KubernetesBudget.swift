internal import LocatedJSON

/// A disruption budget: how many pods of those it selects are to work.
struct KubernetesBudget {
  /// A number, or a share of all in percent.
  enum Amount {
    case count(Int)
    case percentage(Int)

    /// Of `replicas`, rounded up.
    func of(_ replicas: Int) -> Int {
      switch self {
      case .count(let count): min(count, replicas)
      case .percentage(let share): (replicas * share + 99) / 100
      }
    }
  }

  let namespace: String
  let selector: [String: String]
  private let least: Amount?
  private let most: Amount?

  init(_ object: KubernetesObject, _ session: inout ImportSession) {
    namespace = object.namespace
    selector = session.texts("matchLabels", of: session.object("selector", of: object.spec))
    least = session.amount("minAvailable", of: object.spec)
    most = session.amount("maxUnavailable", of: object.spec)
  }

  /// How many of `replicas` it asks for, at most a million.
  func needed(of replicas: Int) -> Int? {
    least?.of(replicas) ?? most.map { replicas - $0.of(replicas) }
  }
}

extension ImportSession {
  fileprivate mutating func amount(
    _ key: StaticString, of spec: JSONValue?
  ) -> KubernetesBudget.Amount? {
    guard let value = spec?[key] else { return nil }
    if let number = value.integer, number >= 0 { return .count(number) }
    if let text = value.string, text.hasSuffix("%"), let share = Int(text.dropLast()),
      (0...100).contains(share)
    {
      return .percentage(share)
    }
    leaveOut(value, key, "a whole number from 0 on, or a percentage")
    return nil
  }
}
