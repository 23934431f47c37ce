/// Where something is known from: places, in the order in which they were found, each once.
package struct EvidenceList: Sendable, Equatable {
  package private(set) var places: [RedactedText] = []
  /// The same places, once there are so many that looking through them all would take long.
  private var known: Set<RedactedText> = []

  /// How often two places were compared, or one was looked up.
  package private(set) var comparisonCount = 0

  private static let fewPlaces = 8

  package init() {}

  package var isEmpty: Bool { places.isEmpty }

  /// Adds `place` unless it is there.
  ///
  /// - Complexity: O(1) for any number of places.
  package mutating func add(_ place: RedactedText) {
    comparisonCount += known.isEmpty ? places.count : 1
    if known.isEmpty {
      guard !places.contains(place) else { return }
      places.append(place)
      if places.count > EvidenceList.fewPlaces { known = Set(places) }
    } else if known.insert(place).inserted {
      places.append(place)
    }
  }

  /// Adds what is not there of `others`.
  mutating func add(_ others: EvidenceList) {
    for place in others.places { add(place) }
  }
}
