import MapDiagnostics

/// What has been read so far of the maps that are read as one: the arrays of the map to be, what was
/// declared about each id, and the problems found.
struct MapBuilder {
  enum Standing: UInt8 {
    /// Only referred to.
    case unknown
    /// A stub stands for it.
    case stub
    case defined
  }

  var storage = MapStorage()
  var diagnostics: [Diagnostic] = []
  /// What is known of each id.
  var standings: [Standing] = []
  /// All stubs.
  var stubs: [ComponentDraft] = []
  /// Overlays, and further definitions of an id by maps of other origins.
  var additions: [ComponentDraft] = []
  /// The origin of each source.
  var origins: [String?] = []
  /// Whether every source was read to its end, so that what is missing is really missing.
  var isComplete = true

  mutating func report(
    _ id: DiagnosticID, _ message: String,
    at range: SourceRange?, suggestion: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: range, suggestion: suggestion, notes: notes))
  }

  /// Takes in what one object of `components` says.
  mutating func declare(_ draft: ComponentDraft) {
    makeRoom()
    let index = Int(draft.id)
    switch draft.declaration {
    case .overlay: additions.append(draft)
    case .stub:
      stubs.append(draft)
      if standings[index] == .unknown { place(draft, as: .stub) }
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
  mutating func makeRoom() {
    let count = storage.ids.count
    guard standings.count < count else { return }
    while standings.count < count {
      standings.append(.unknown)
      storage.kinds.append(.service)
      storage.isStub.append(false)
      storage.places.append(0)
      storage.placeSources.append(0)
      storage.within.append(0..<0)
      storage.requirements.append(0..<0)
    }
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
    if draft.tier != 0 { storage.tiers[draft.id] = draft.tier }
    for key in TextKey.allCases where draft.texts[key.rawValue] != .max {
      storage.textColumns[key.rawValue][draft.id] = draft.texts[key.rawValue]
    }
    if !draft.labels.isEmpty { storage.labels[draft.id] = draft.labels }
    if !draft.availability.isNaN { storage.availabilities[draft.id] = draft.availability }
    if !draft.costPerHour.isNaN { storage.costsPerHour[draft.id] = draft.costPerHour }
    if let recovery = draft.recovery { storage.recoveries[draft.id] = recovery }
  }

  /// Where the id of `draft` stands.
  func range(of draft: ComponentDraft) -> SourceRange {
    storage.range(ofStringAt: draft.place, in: draft.source)
  }

  /// Where the id of the component at `index` was declared.
  func declaration(of index: UInt32) -> SourceRange {
    storage.range(
      ofStringAt: storage.places[Int(index)], in: storage.placeSources[Int(index)])
  }

  func id(_ index: UInt32) -> String { storage.ids[index] }
}
