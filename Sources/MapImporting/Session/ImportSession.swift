internal import DependencyGraph
internal import LocatedJSON
internal import MapDiagnostics

/// One import: the map so far, what was read for it, and what was wrong.
///
/// ```swift
/// var session = ImportSession(region: "eu-central-1")
/// session.read(SourceText(name: "plan.json", bytes: bytes))
/// let imported = session.finished()
/// ```
public struct ImportSession: Sendable {
  package var draft = ImportDraft()
  /// What was read, used and left out so far.
  public internal(set) var coverage = ImportCoverage()
  /// The region that inputs which do not name one are about, when that is known.
  let region: String?
  /// What the file that is being read is called.
  private(set) var file: RedactedText = ""
  private var found = ImportDiagnosticList()
  private var places = PlaceWalk()
  /// Where values of the file stand that are no objects, and should be.
  private var misfits: Set<Int> = []

  /// A session that has read nothing yet. Inputs that do not say in which region they are about are
  /// taken to be about `region`.
  public init(region: String? = nil) {
    self.region = region
  }

  /// What is wrong with the inputs that were read, in the order in which it was found. Of many warnings
  /// that say the same the first hundred are there, and how many more there are.
  public var diagnostics: [ImportDiagnostic] { found.all }

  // MARK: - What is read

  /// Begins to read the file called `name`.
  mutating func begin(_ name: String) {
    file = RedactedText(name)
    misfits = []
  }

  /// Counts the file as an input of `kind`.
  mutating func count(_ byteCount: Int, as kind: ImportKind) {
    coverage.inputs.append(
      ImportCoverage.Input(name: file, kind: kind, byteCount: byteCount))
  }

  /// The name of the file without its folder and endings, which tells stacks apart.
  var stackName: String {
    let name = file.text.split(separator: "/").last ?? "stack"
    return String(name.prefix { $0 != "." })
  }

  // MARK: - What importers say

  /// Where `value` stands: `plan.json:12:5`.
  mutating func place(of value: JSONValue) -> RedactedText {
    let place = places.place(at: value.start, in: value.document)
    return file.at(line: place.line, column: place.column)
  }

  /// Reports something wrong with `value`, after which the import goes on.
  mutating func warn(_ message: RedactedText, at value: JSONValue) {
    guard found.count(message, in: file) else { return }
    let place = places.place(at: value.start, in: value.document)
    found.show(ImportDiagnostic(.warning, file: file, place: place, message: message))
  }

  /// Says that `value` should be an object, and counts it, once.
  mutating func leaveOutNoObject(_ value: JSONValue) {
    guard misfits.insert(value.start).inserted else { return }
    warn("this must be an object", at: value)
    coverage.leaveOut("value", because: "it is no object")
  }

  /// Reports that the input as a whole cannot be used.
  mutating func fail(_ message: RedactedText, at value: JSONValue) {
    fail(message, at: value.document.place(at: value.start))
  }

  /// Reports that the input as a whole cannot be used.
  mutating func fail(_ message: RedactedText, at place: Place? = nil) {
    found.show(ImportDiagnostic(.error, file: file, place: place, message: message))
  }

  /// Defines a component that `value` speaks of.
  mutating func define(
    _ id: String, _ kind: ComponentKind = .service, at value: JSONValue,
    confidence: Confidence = .declared, _ change: (inout ImportedComponent) -> Void = { _ in }
  ) {
    guard !id.isEmpty else {
      coverage.leaveOut("component", because: "its name is empty")
      return
    }
    let input = coverage.inputs.count
    let id = RedactedText(id)
    var needsPlace = false
    draft.define(id, kind) { component in
      component.confidence =
        component.evidence.isEmpty ? confidence : min(component.confidence, confidence)
      // A component that a hundred calls name is known from the first of them.
      needsPlace = component.lastInput != input
      component.lastInput = input
      change(&component)
    }
    guard needsPlace else { return }
    let place = place(of: value)
    draft.define(id) { $0.evidence.add(place) }
  }

  /// Adds what `value` says that `id` requires.
  mutating func require(
    _ id: String, _ requirement: ImportedRequirement, at value: JSONValue
  ) {
    guard !id.isEmpty, requirement.ids.allSatisfy({ !$0.isEmpty }) else {
      coverage.leaveOut("dependency", because: "the name at one of its ends is empty")
      return
    }
    var requirement = requirement
    requirement.evidence.add(place(of: value))
    draft.require(RedactedText(id), requirement)
  }

  /// Adds that `id` requires `other`, as `value` says.
  mutating func require(
    _ id: String, _ other: String, at value: JSONValue, confidence: Confidence = .declared,
    _ change: (inout ImportedRequirement) -> Void = { _ in }
  ) {
    var requirement = ImportedRequirement(RedactedText(other))
    requirement.confidence = confidence
    change(&requirement)
    require(id, requirement, at: value)
  }
}
