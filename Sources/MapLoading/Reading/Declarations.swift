import DependencyGraph

/// What is declared about each id, as far as mentions have been numbered.
///
/// Of `storage` it fills what belongs to components: ids, kinds, places, attributes, and which
/// requirements and domains are theirs.
struct Declarations: Sendable {
  enum Standing: UInt8 {
    /// Only referred to.
    case unknown
    /// A stub stands for it.
    case stub
    case defined
  }

  var storage = MapStorage()
  /// What is known of each id.
  var standings: [Standing] = []
  /// All stubs.
  var stubs: [ComponentDraft] = []
  /// Overlays, and further definitions of an id by maps of other origins.
  var additions: [ComponentDraft] = []
  /// The numbers of the components that requirements name, in order.
  var requirementNumbers: [UInt32] = []
  /// The numbers of the components that entries of `within` name, in order.
  var domainNumbers: [UInt32] = []
  /// The numbers of the names in entries of `sameAs`, in order.
  var otherNameNumbers: [UInt32] = []
  /// The numbers of the components that state other names, with where these are.
  var namings: [(component: UInt32, otherNames: Range<UInt32>)] = []

  /// Makes room for what a source of `byteCount` bytes probably declares: a component in 200 bytes
  /// that names four others.
  mutating func reserve(byteCount: Int) {
    let count = standings.count + byteCount / 200
    storage.ids.reserve(count, byteCount: count * 32)
    requirementNumbers.reserveCapacity(requirementNumbers.count + byteCount / 50)
    standings.reserveCapacity(count)
    storage.kinds.reserveCapacity(count)
    storage.isStub.reserveCapacity(count)
    storage.places.reserveCapacity(count)
    storage.placeSources.reserveCapacity(count)
    storage.within.reserveCapacity(count)
    storage.requirements.reserveCapacity(count)
  }

  /// Numbers `mentions` of the source with `bytes`, and takes in what they declare.
  mutating func take(_ mentions: Mentions, in bytes: UnsafeBufferPointer<UInt8>) {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(mentions.drafts.count + 1)
    mentions.spelled.withUnsafeBufferPointer { spelled in
      mentions.ids.withUnsafeBufferPointer { ids in
        storage.ids.intern(count: ids.count) { position in
          let mention = ids[position]
          let start = Int(mention.start)
          let texts = mention.isSpelled ? spelled : bytes
          return UnsafeBufferPointer(rebasing: texts[start..<(start + Int(mention.count))])
        } hash: { position in
          ids[position].hash
        } assign: { position, number in
          switch ids[position].role {
          case .requirement: requirementNumbers.append(number)
          case .domain: domainNumbers.append(number)
          case .otherName: otherNameNumbers.append(number)
          case .declaration: numbers.append(number)
          }
        }
      }
    }
    makeRoom()
    // A text that ends in the middle of a component leaves an id without a declaration.
    for (draft, number) in zip(mentions.drafts, numbers) { declare(draft, as: number) }
  }

  /// Takes in what one object of `components` says.
  private mutating func declare(_ draft: ComponentDraft, as number: UInt32) {
    var draft = draft
    draft.id = number
    let index = Int(number)
    if !draft.otherNames.isEmpty { namings.append((number, draft.otherNames)) }
    switch draft.declaration {
    case .overlay: additions.append(draft)
    case .stub:
      stubs.append(draft)
      if draft.hasAttributes { additions.append(draft) }
      if standings[index] == .unknown {
        place(draft, as: .stub)
        storage.hasOpenKind[number] = draft.kind == nil
      } else if standings[index] == .stub, storage.hasOpenKind[number], let kind = draft.kind {
        storage.kinds[index] = kind
        storage.hasOpenKind[number] = false
      }
    case .definition:
      if standings[index] == .defined {
        additions.append(draft)
      } else {
        place(draft, as: .defined)
        fill(draft)
      }
    }
  }

  /// Gives every id seen so far its entries in the arrays.
  private mutating func makeRoom() {
    let missing = storage.ids.count - standings.count
    guard missing > 0 else { return }
    standings.append(contentsOf: repeatElement(.unknown, count: missing))
    storage.kinds.append(contentsOf: repeatElement(.service, count: missing))
    storage.isStub.append(contentsOf: repeatElement(false, count: missing))
    storage.places.append(contentsOf: repeatElement(0, count: missing))
    storage.placeSources.append(contentsOf: repeatElement(0, count: missing))
    storage.within.append(contentsOf: repeatElement(0..<0, count: missing))
    storage.requirements.append(contentsOf: repeatElement(0..<0, count: missing))
  }

  private mutating func place(_ draft: ComponentDraft, as standing: Standing) {
    let index = Int(draft.id)
    standings[index] = standing
    storage.isStub[index] = standing == .stub
    storage.kinds[index] = draft.kind ?? .service
    storage.places[index] = draft.place
    storage.placeSources[index] = draft.source
  }

  private mutating func fill(_ draft: ComponentDraft) {
    storage.within[Int(draft.id)] = draft.within
    storage.requirements[Int(draft.id)] = draft.requirements
    guard draft.hasAttributes else { return }
    for key in ComponentKey.attributes where draft[key] != AttributeColumns.absent {
      storage.attributes[key, draft.id] = draft[key]
    }
  }
}
