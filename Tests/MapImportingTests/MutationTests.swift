import DependencyGraph
import LocatedJSON
import MapDiagnostics
import MapImporting
import MapLoading
import Testing

/// Each value of a small input of every kind, and each part of it, replaced by everything that does not
/// belong there. Nothing traps, what is written can be read, and nothing is lost in silence.
@Suite struct MutationTests {
  @Test func everyImporterHasASample() {
    #expect(Set(ImportSample.all.map(\.kind)) == Set(ImportKind.allCases))
  }

  @Test(arguments: ImportSample.all)
  func samplesAreReadWithoutComplaint(_ sample: ImportSample) throws {
    let outcome = Outcome(sample.text, as: sample.kind)
    #expect(outcome.diagnostics == [])
    #expect(!outcome.arrows.isEmpty)
    #expect(importing(sample.text).coverage.inputs.map(\.kind) == [sample.kind])
  }

  /// What belongs to no type that is read there, or is at the edge of its type.
  static let replacements = [
    "-1", "1.5", "9223372036854775807", "1e19", "1e308", "true", "\"x\"", "\"\\u0000\"", "[]", "{}",
    "[null]", "[[7]]", "{\"a\": 1}", "null", "\"\"",
  ]

  @Test(arguments: ImportSample.all)
  func nothingIsLostInSilence(_ sample: ImportSample) throws {
    let original = Outcome(sample.text, as: sample.kind)
    for node in try nodes(of: sample.text) {
      for replacement in MutationTests.replacements {
        let text = replacing(node.range, of: sample.text, with: replacement)
        let outcome = Outcome(text, as: sample.kind)
        #expect(outcome.errorsOfMap == [], "\(text)")
        guard node.losesType(by: replacement), !outcome.isRefused,
          !sample.isValid(replacement, at: node)
        else { continue }
        let lost = original.arrows.subtracting(outcome.arrows)
        let gained = outcome.arrows.subtracting(original.arrows)
        let isSaid =
          !outcome.diagnostics.isEmpty || outcome.leftOutCount > original.leftOutCount
        #expect(
          lost.count <= gained.count || isSaid,
          "\(sample.name): \(node.text) → \(replacement) loses \(lost.sorted())")
      }
    }
  }

  @Test(arguments: ImportSample.all)
  func repeatedKeysAreSaidAndTheFirstCounts(_ sample: ImportSample) throws {
    let original = Outcome(sample.text, as: sample.kind)
    for node in try nodes(of: sample.text) {
      guard let key = node.key else { continue }
      let text = replacing(
        node.range, of: sample.text, with: "\(node.text), \"\(key)\": {\"x\": [7]}")
      let outcome = Outcome(text, as: sample.kind)
      #expect(outcome.errorsOfMap == [])
      #expect(outcome.arrows == original.arrows, "\(key) twice")
      #expect(outcome.diagnostics.contains { $0.contains("a key twice") }, "\(key) twice")
    }
  }

  /// Texts in the places of others: names that are taken, circles, ends that are one. Each text stands in
  /// for a sixth of the others.
  @Test(arguments: ImportSample.all)
  func textsInEachOthersPlacesGiveMapsThatCanBeRead(_ sample: ImportSample) throws {
    let nodes = try nodes(of: sample.text)
    let texts = Set(nodes.filter(\.isText).map(\.text)).sorted()
    for (position, node) in nodes.enumerated() where node.isText {
      for (number, other) in texts.enumerated()
      where other != node.text && (number + position).isMultiple(of: 6) {
        let text = replacing(node.range, of: sample.text, with: other)
        #expect(Outcome(text, as: sample.kind).errorsOfMap == [], "\(text)")
      }
    }
  }

  @Test(arguments: ImportSample.all)
  func whatIsNoTextIsRefusedWithItsPlace(_ sample: ImportSample) throws {
    for node in try nodes(of: sample.text) where node.isText {
      for bytes: [UInt8] in [
        [0x22, 0xFF, 0x22], Array(#""\ud800""#.utf8), [0x22, 0x00, 0x22], [0x22, 0xC3, 0x22],
      ] {
        var text = Array(sample.text.utf8)
        text.replaceSubrange(node.range, with: bytes)
        var session = ImportSession()
        session.read(SourceText(name: "input.json", bytes: text), as: sample.kind)
        #expect(session.diagnostics.map(\.severity) == [.error])
        #expect(session.diagnostics.first?.place != nil)
      }
    }
  }
}

extension ImportSample {
  /// Whether `replacement` is as good at `node` as what stands there, though of another type: properties
  /// of a resource are what its type wants, so that a constant may stand for a reference. What a function
  /// such as `Ref` refers to is a name all the same.
  fileprivate func isValid(_ replacement: String, at node: Node) -> Bool {
    switch kind {
    case .cloudformation:
      let expressions: Set<String> = ["Properties", "Value"]
      guard let outer = node.path.firstIndex(where: expressions.contains) else { return false }
      let inner = node.path[(outer + 1)...]
      return !inner.contains { $0 == "Ref" || $0.hasPrefix("Fn::") }
    case .terraform:
      // An expression is an object, or a list of those for blocks.
      return node.path.contains("expressions") && node.path.last != "references"
        && replacement.hasPrefix("[")
    case .compose: return node.path.last == "environment" && replacement.hasPrefix("{")
    default: return false
    }
  }
}

/// What came of an import.
private struct Outcome {
  let arrows: Set<String>
  let diagnostics: [String]
  let isRefused: Bool
  let leftOutCount: Int
  let errorsOfMap: [String]

  init(_ text: String, as kind: ImportKind) {
    let session = importing(text, as: kind)
    let map = session.finished()
    arrows = Set(session.arrows)
    diagnostics = session.diagnostics.map(\.text)
    isRefused = session.diagnostics.contains { $0.severity == .error }
    leftOutCount = map.coverage.leftOut.values.reduce(0, +)
    errorsOfMap =
      isRefused
      ? [] : MapReading(SourceText(name: "map.json", text: map.json)).errors.map(\.message)
  }
}

/// A value in a text.
private struct Node {
  var range: Range<Int>
  var text: String
  var key: String?
  var value: JSONValue
  /// The keys around it, the outermost first.
  var path: [String]

  var isText: Bool { value.kind == .string }

  /// Whether `replacement` is something, and something else than what stands here; a number or a truth
  /// value may stand for a text.
  func losesType(by replacement: String) -> Bool {
    guard !["null", "\"\"", "[]", "{}", "[null]"].contains(replacement) else { return false }
    let isScalar = !replacement.hasPrefix("[") && !replacement.hasPrefix("{")
    switch value.kind {
    case .array:
      // A list of one text may be the text alone.
      return !replacement.hasPrefix("[")
        && !(replacement.hasPrefix("\"") && value.elements.allSatisfy { $0.kind == .string })
    case .object: return !replacement.hasPrefix("{")
    default: return !isScalar
    }
  }
}

private func nodes(of text: String) throws -> [Node] {
  let root = try JSONDocument(SourceText(name: "input.json", text: text)).root
  let bytes = Array(text.utf8)
  var nodes: [Node] = []
  var rest: [(key: String?, path: [String], value: JSONValue)] = [(nil, [], root)]
  while let (key, path, value) = rest.popLast() {
    let range = value.start..<value.end
    nodes.append(
      Node(
        range: range, text: String(decoding: bytes[range], as: UTF8.self), key: key,
        value: value, path: path))
    rest += value.elements.map { (nil, path, $0) }
    rest += value.members.map { ($0.key, path + [$0.key], $0.value) }
  }
  return nodes
}

private func replacing(_ range: Range<Int>, of text: String, with replacement: String) -> String {
  var bytes = Array(text.utf8)
  bytes.replaceSubrange(range, with: replacement.utf8)
  return String(decoding: bytes, as: UTF8.self)
}
