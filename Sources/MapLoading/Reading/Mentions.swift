import DependencyGraph

/// Ids that were read and have no number yet, and the components that were declared with them.
///
/// The reader gathers them so that they are numbered together, in the order in which they stand in
/// the source, while it reads on.
struct Mentions: Sendable {
  /// Who is waiting for the number of an id.
  enum Role: UInt8, Sendable {
    /// The declaration at a position in `drafts`.
    case declaration
    /// The next requirement that names a component.
    case requirement
    /// The next entry of a `within`.
    case domain
    /// The next entry of a `sameAs`.
    case otherName
  }

  /// An id.
  struct Mention: Sendable {
    /// Of its bytes, by the table that will number it. The reader has them at hand.
    var hash: UInt64
    /// Its first byte in the source, or in `spelled` if it stands in the source with escapes.
    var start: UInt32
    var count: UInt32
    var isSpelled: Bool
    var role: Role
  }

  /// How many are gathered before they are numbered.
  static let sizeOfBatch = 2048

  var ids: [Mention] = []
  /// The declarations, in order; each has one mention of its own.
  var drafts: [ComponentDraft] = []
  /// The texts of ids written with escapes.
  var spelled: [UInt8] = []

  init() {}

  /// None yet, with room for as many as `batch` had.
  init(asMany batch: Mentions) {
    ids.reserveCapacity(batch.ids.count + Mentions.sizeOfBatch / 4)
    drafts.reserveCapacity(batch.drafts.count + Mentions.sizeOfBatch / 4)
  }

  var isLarge: Bool { ids.count >= Mentions.sizeOfBatch }
}
