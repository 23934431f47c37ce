/// Finds objects of a cluster by their labels, without looking at those that cannot match.
package struct LabelIndex {
  private struct Pair: Hashable {
    var namespace: String
    var key: String
    var value: String
  }

  private var labels: [[String: String]] = []
  private var positions: [Pair: [Int]] = [:]
  /// Each object once, by the one of its labels that the fewest others have.
  private var byRarestPair: [Pair: [Int]] = [:]
  /// How many objects were compared with what was looked for.
  package private(set) var comparisonCount = 0

  /// An index of `objects`, which it calls by their positions.
  package init(_ objects: some Sequence<(namespace: String, labels: [String: String])>) {
    let objects = Array(objects)
    labels = objects.map(\.labels)
    for (position, object) in objects.enumerated() {
      for (key, value) in object.labels {
        positions[Pair(namespace: object.namespace, key: key, value: value), default: []]
          .append(position)
      }
    }
    for (position, object) in objects.enumerated() {
      guard let rarest = rarestPair(of: object.labels, object.namespace) else { continue }
      byRarestPair[rarest, default: []].append(position)
    }
  }

  /// The objects in `namespace` that have all labels of `selector`, in order. Without labels it selects
  /// none.
  ///
  /// - Complexity: O(*s* + *r*) for *s* labels and the *r* objects that have the rarest of them.
  package mutating func objects(
    with selector: [String: String], in namespace: String
  ) -> [Int] {
    let rarest = selector.map { key, value in
      positions[Pair(namespace: namespace, key: key, value: value)] ?? []
    }.min { $0.count < $1.count }
    comparisonCount += rarest?.count ?? 0
    return (rarest ?? []).filter { position in
      selector.allSatisfy { labels[position][$0.key] == $0.value }
    }
  }

  /// The objects in `namespace` all of whose labels are among `labels`, in order: budgets, by their
  /// selectors.
  ///
  /// - Complexity: O(*s* + *r*) for *s* labels and the *r* objects whose rarest label is one of them.
  package mutating func objects(
    within labels: [String: String], in namespace: String
  ) -> [Int] {
    var found: [Int] = []
    for (key, value) in labels {
      let pair = Pair(namespace: namespace, key: key, value: value)
      for position in byRarestPair[pair] ?? [] {
        comparisonCount += 1
        if self.labels[position].allSatisfy({ labels[$0.key] == $0.value }) {
          found.append(position)
        }
      }
    }
    return found.sorted()
  }

  /// The one of the labels of an object that the fewest objects have.
  private func rarestPair(of labels: [String: String], _ namespace: String) -> Pair? {
    labels.map { Pair(namespace: namespace, key: $0.key, value: $0.value) }.min { one, other in
      (positions[one]?.count ?? 0, one.key) < (positions[other]?.count ?? 0, other.key)
    }
  }
}
