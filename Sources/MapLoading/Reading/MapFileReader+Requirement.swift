import DependencyGraph
import LocatedJSON
import MapDiagnostics

/// A requirement object whose end has not been read yet.
struct RequirementFrame {
  /// The position of its record.
  var record: Int
  var open: Int
  var seen = KeySet()
  /// Whether its members are being read, rather than its keys.
  var isInMembers = false
  var memberCount = 0
  var flags: RequirementRecord.Flags = []
  /// The key that says what is required, the first one.
  var need: RequirementKey?
  var place: Int
  var needs: Int?
  var needsRange: Range<Int>?
  var options: RequirementOptions
  var failoverRange: Range<Int>?
  /// Where the options stand that only a top-level requirement may have.
  var strengthRange: Range<Int>?
  var phaseRange: Range<Int>?
  var confidenceRange: Range<Int>?
}

/// Lists of requirements, nested to any depth without recursion: `frames` holds the objects that are
/// open, and a token belongs to the innermost.
extension MapFileReader {
  /// Reads the value of `dependsOn`.
  ///
  /// - Returns: The positions of the records.
  mutating func readRequirements() -> Range<UInt32> {
    let first = UInt32(builder.storage.records.count)
    let token = json.next()
    guard token == .beginArray else {
      report(.wrongType, "dependsOn must be a list of requirements")
      _ = json.skipRest(of: token)
      return first..<first
    }
    frames.removeAll(keepingCapacity: true)
    while readRequirementToken() {}
    return first..<UInt32(builder.storage.records.count)
  }

  /// Reads one token of the list; `false` at its end.
  private mutating func readRequirementToken() -> Bool {
    let last = frames.count - 1
    guard last >= 0, !frames[last].isInMembers else { return readElement() }
    var seen = frames[last].seen
    let key = nextKey(RequirementKey.reading, &seen, of: "a requirement")
    frames[last].seen = seen
    guard !json.hasFailed else { return false }
    if let key { readOption(key) } else { closeFrame() }
    return true
  }

  /// Reads an element of `dependsOn`, `anyOf` or `allOf`, or the end of that list.
  private mutating func readElement() -> Bool {
    let token = json.next()
    switch token {
    case .string:
      countMember()
      if mention("a reference", .requirement) { appendComponent() }
    case .beginObject:
      countMember()
      openFrame()
    case .endArray:
      if frames.isEmpty { return false }
      frames[frames.count - 1].isInMembers = false
    case .invalid: return false
    default:
      countMember()
      report(.wrongType, "a requirement is an id or an object")
      return json.skipRest(of: token)
    }
    return true
  }

  @inline(__always)
  private mutating func countMember() {
    if !frames.isEmpty { frames[frames.count - 1].memberCount += 1 }
  }

  @inline(__always)
  private mutating func appendComponent() {
    builder.storage.records.append(
      RequirementRecord(
        payload: RequirementRecord.unnumbered, place: UInt32(json.start), span: 1, flags: [],
        source: source))
  }

  private mutating func openFrame() {
    let record = builder.storage.records.count
    frames.append(
      RequirementFrame(
        record: record, open: json.start, place: json.start,
        options: RequirementOptions(record: UInt32(record))))
    builder.storage.records.append(
      RequirementRecord(
        payload: .max, place: UInt32(json.start), span: 1, flags: [], source: source))
  }

  private mutating func readOption(_ key: RequirementKey) {
    let last = frames.count - 1
    let keyRange = json.range
    switch key {
    case .component, .anyOf, .allOf: readNeed(key)
    case .needs:
      frames[last].needs = readInteger(key.word, from: 1)
      frames[last].needsRange = json.range
    case .strength:
      frames[last].strengthRange = keyRange
      if readWord(key.word, Requirement.Strength.words) == .soft {
        frames[last].flags.insert(.soft)
      }
    case .neededTo:
      frames[last].phaseRange = keyRange
      if readWord(key.word, Requirement.Phase.words) == .start {
        frames[last].flags.insert(.start)
      }
    case .confidence:
      frames[last].confidenceRange = keyRange
      if let confidence = readWord(key.word, Confidence.words) {
        frames[last].flags.insert(RequirementRecord.Flags(confidence))
      }
    case .failover:
      frames[last].failoverRange = keyRange
      frames[last].options[key] = readValue(key.word, key.form)
    case .tolerates, .note, .evidence: frames[last].options[key] = readValue(key.word, key.form)
    case .extensions: break
    }
  }

  private mutating func readNeed(_ key: RequirementKey) {
    let last = frames.count - 1
    if let need = frames[last].need {
      report(
        .unclearRequirement,
        "a requirement has either \"\(need.word)\" or \"\(key.word)\", not both")
      _ = json.skipRest(of: json.next())
      return
    }
    frames[last].need = key
    if key == .component {
      if expectString("component"), mention("a reference", .requirement) {
        builder.storage.records[frames[last].record].payload = RequirementRecord.unnumbered
        frames[last].place = json.start
      }
      return
    }
    frames[last].flags.insert(key == .anyOf ? .anyOf : .allOf)
    let token = json.next()
    if token == .beginArray {
      frames[last].isInMembers = true
    } else {
      report(.wrongType, "\(key.word) must be a list of requirements")
      frames[last].memberCount = -1
      _ = json.skipRest(of: token)
    }
  }

  /// Checks the innermost requirement, all of whose keys have been read, and completes its record.
  private mutating func closeFrame() {
    var frame = frames.removeLast()
    frame.options[.extensions] = builder.storage.addPairs(takeExtensions(of: frame.open))
    let records = builder.storage.records.count
    // What names no component has been reported; no map comes of it.
    var payload = builder.storage.records[frame.record].payload
    if frame.flags.isDisjoint(with: .group) {
      if frame.need == nil {
        builder.report(
          .unclearRequirement, "a requirement names a \"component\", an \"anyOf\" or an \"allOf\"",
          at: at(frame.open..<(frame.open + 1)))
      }
    } else {
      payload = UInt32(max(frame.memberCount, 0))
      checkMembers(of: frame)
      if frame.flags.contains(.anyOf) { payload = UInt32(frame.needs ?? 1) }
    }
    checkOptions(of: frame)
    if !frame.options.isEmpty {
      frame.flags.insert(.hasOptions)
      builder.storage.options.append(frame.options)
    }
    builder.storage.records[frame.record] = RequirementRecord(
      payload: payload, place: UInt32(frame.place), span: UInt32(records - frame.record),
      flags: frame.flags, source: source)
  }

  private mutating func checkMembers(of frame: RequirementFrame) {
    guard let need = frame.need, frame.memberCount >= 0 else { return }
    let brace = at(frame.open..<(frame.open + 1))
    if frame.memberCount == 0 {
      builder.report(.emptyGroup, "\(need.word) must have a member", at: brace)
    } else if let needs = frame.needs, let range = frame.needsRange, need == .anyOf,
      needs > frame.memberCount
    {
      let members = frame.memberCount == 1 ? "1 member" : "\(frame.memberCount) members"
      builder.report(
        .needsOutOfRange, "needs must be 1 to \(frame.memberCount): the anyOf has \(members)",
        at: at(range))
    } else if frame.options.failover != nil, let range = frame.failoverRange, need == .anyOf,
      frame.needs ?? 1 == frame.memberCount
    {
      builder.report(
        .failoverWithoutSpare,
        "there is nothing to fail over to: all members of the anyOf are needed", at: at(range))
    }
  }

  private mutating func checkOptions(of frame: RequirementFrame) {
    if let range = frame.needsRange, frame.need != .anyOf {
      builder.report(.misplacedOption, "needs belongs to an anyOf", at: at(range))
    }
    if let range = frame.failoverRange, frame.need != .anyOf {
      builder.report(.misplacedOption, "failover belongs to an anyOf", at: at(range))
    }
    guard frame.strengthRange != nil || frame.phaseRange != nil || frame.confidenceRange != nil
    else { return }
    if !frames.isEmpty {
      for case .some(let range) in [frame.strengthRange, frame.phaseRange, frame.confidenceRange] {
        builder.report(
          .misplacedOption,
          "strength, neededTo and confidence belong to a whole requirement, not to a member of a "
            + "group",
          at: at(range))
      }
    } else if frame.flags.contains(.softStart), let strength = frame.strengthRange,
      let phase = frame.phaseRange
    {
      builder.report(
        .softStart, "a soft requirement holds up no start: neededTo has no effect here",
        at: at(strength.lowerBound < phase.lowerBound ? phase : strength))
    }
  }
}
