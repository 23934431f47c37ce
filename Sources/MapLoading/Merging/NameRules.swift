import DependencyGraph

/// How names in one map become the names that other maps use for the same components.
///
///     {"prefix": "prod-"}                          prod-checkout        → checkout
///     {"suffix": ".svc.cluster.local"}             cart.svc.cluster.local → cart
///     {"host": "*.stripe.com", "id": "stripe"}     api.stripe.com       → stripe
public struct NameRules: Sendable, Equatable {
  /// One rule.
  public struct Rule: Sendable, Equatable {
    /// What a name must look like.
    public enum Pattern: Sendable, Equatable {
      /// It begins with this text, which is replaced.
      case prefix(String, replacement: String)
      /// It ends with this text, which is replaced.
      case suffix(String, replacement: String)
      /// The whole of it matches this pattern of `*` and `?`; it becomes the id.
      case host(String, id: String)
    }

    /// What a name must look like.
    public var pattern: Pattern
    /// The origin of the maps whose components it is about; `nil` for all.
    public var origin: String?

    /// A rule.
    public init(_ pattern: Pattern, origin: String? = nil) {
      self.pattern = pattern
      self.origin = origin
    }
  }

  /// The rules, applied one after another.
  public var rules: [Rule]

  /// Rules that are applied one after another.
  public init(_ rules: [Rule] = []) {
    self.rules = rules
  }

  /// `names` and, behind them, what some of them may become.
  func names(for names: [String]) -> [String] {
    guard !rules.isEmpty else { return names }
    let origins = Set(rules.map(\.origin)).union([nil])
    return names + names.flatMap { name in origins.map { self.name(for: name, origins: [$0]) } }
  }

  /// What `name` becomes. A rule never leaves nothing of a name.
  ///
  /// - Complexity: O(*r* · length) for *r* rules.
  func name(for name: String, origins: Set<String?>) -> String {
    var name = name
    for rule in rules where rule.origin == nil || origins == [rule.origin] {
      switch rule.pattern {
      case .prefix(let prefix, let replacement):
        if name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count {
          name = replacement + name.dropFirst(prefix.count)
        }
      case .suffix(let suffix, let replacement):
        if name.hasSuffix(suffix), name.utf8.count > suffix.utf8.count {
          name = name.dropLast(suffix.count) + replacement
        }
      case .host(let pattern, let id):
        let isMatch = Array(name.utf8).withUnsafeBufferPointer {
          Wildcard.matches($0, Array(pattern.utf8))
        }
        if isMatch { name = id }
      }
    }
    return name
  }
}
