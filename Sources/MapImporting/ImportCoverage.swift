/// What an import read, what it used, what it left out and why, and what its inputs cannot know.
package struct ImportCoverage: Sendable {
  /// One input.
  package struct Input: Sendable {
    package var file: String
    package var kind: ImportKind
    package var byteCount: Int
  }

  /// Something left out, with its reason.
  package struct Omission: Hashable, Sendable {
    package var what: String
    package var reason: String
  }

  package internal(set) var inputs: [Input] = []
  /// How many items of each sort were read.
  package private(set) var read: [String: Int] = [:]
  /// How many of them became something in the map.
  package private(set) var used: [String: Int] = [:]
  package private(set) var leftOut: [Omission: Int] = [:]
  /// Sentences on what these inputs cannot know, in the order in which they came up.
  package private(set) var unknowns: [String] = []

  /// Counts an item of the sort `what`, such as a resource type, that becomes something in the map.
  package mutating func use(_ what: String, count: Int = 1) {
    read[what, default: 0] += count
    used[what, default: 0] += count
  }

  /// Counts an item of the sort `what` that is left out because of `reason`, the end of a sentence.
  package mutating func leaveOut(_ what: String, because reason: String, count: Int = 1) {
    read[what, default: 0] += count
    leftOut[Omission(what: what, reason: reason), default: 0] += count
  }

  /// States what the inputs cannot know; each sentence once.
  package mutating func cannotKnow(_ sentence: String) {
    if !unknowns.contains(sentence) { unknowns.append(sentence) }
  }

  package var readCount: Int { read.values.reduce(0, +) }
  package var usedCount: Int { used.values.reduce(0, +) }
}
