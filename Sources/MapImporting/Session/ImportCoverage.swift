/// What an import read, what it used, what it left out and why, and what its inputs cannot know.
public struct ImportCoverage: Sendable {
  /// One input.
  public struct Input: Sendable {
    let name: RedactedText
    /// What it is called.
    public var file: String { name.text }
    /// What it was read as.
    public let kind: ImportKind
    /// Its size.
    public let byteCount: Int
  }

  /// Something left out, with its reason.
  public struct Omission: Hashable, Sendable {
    let sort: RedactedText
    let why: RedactedText
    /// The sort of item, such as a resource type.
    public var what: String { sort.text }
    /// Why it is not in the map: the end of a sentence.
    public var reason: String { why.text }
  }

  /// What was read, in order.
  public internal(set) var inputs: [Input] = []
  /// How many items of each sort were read.
  private(set) var read: [RedactedText: Int] = [:]
  /// How many of them became something in the map.
  private(set) var used: [RedactedText: Int] = [:]
  /// How many items were left out, and why.
  public private(set) var leftOut: [Omission: Int] = [:]
  private(set) var sentences: [RedactedText] = []

  /// Sentences on what these inputs cannot know, in the order in which they came up.
  public var unknowns: [String] { sentences.map(\.text) }
  /// How many items were read.
  public var readCount: Int { read.values.reduce(0, +) }
  /// How many of them became something in the map.
  public var usedCount: Int { used.values.reduce(0, +) }

  /// Counts an item of the sort `what`, such as a resource type, that becomes something in the map.
  mutating func use(_ what: RedactedText, count: Int = 1) {
    read[what, default: 0] += count
    used[what, default: 0] += count
  }

  /// Counts an item of the sort `what` that is left out because of `reason`, the end of a sentence.
  mutating func leaveOut(_ what: RedactedText, because reason: RedactedText, count: Int = 1) {
    read[what, default: 0] += count
    leftOut[Omission(sort: what, why: reason), default: 0] += count
  }

  /// States what the inputs cannot know; each sentence once.
  mutating func cannotKnow(_ sentence: RedactedText) {
    if !sentences.contains(sentence) { sentences.append(sentence) }
  }

  /// What was left out, most first.
  public var omissions: [(omission: Omission, count: Int)] {
    leftOut.sorted { one, other in
      if one.value != other.value { return one.value > other.value }
      if one.key.what != other.key.what { return one.key.what < other.key.what }
      return one.key.reason < other.key.reason
    }.map { (omission: $0.key, count: $0.value) }
  }
}
