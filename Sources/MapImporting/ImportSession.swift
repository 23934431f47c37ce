package import DependencyGraph
package import LocatedJSON
package import MapDiagnostics

/// One import: the map so far, what was read for it, and what was wrong.
package struct ImportSession {
  package var map = ImportedMap()
  package var coverage = ImportCoverage()
  package private(set) var diagnostics: [ImportDiagnostic] = []
  /// What the file that is being read is called.
  private var file = ""
  private var places = PlaceWalk()

  package init() {}

  /// Reads `source` as an input of `kind`, or of the kind it looks like.
  package mutating func read(_ source: SourceText, as kind: ImportKind? = nil) {
    file = source.name
    let text: SourceText
    do throws(UnreadableText) {
      text = try source.inUTF8()
    } catch {
      diagnostics.append(ImportDiagnostic(.error, file: file, message: error.reason))
      return
    }
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(text)
    } catch {
      let place = PlaceIndex(text).place(at: error.range.lowerBound)
      diagnostics.append(
        ImportDiagnostic(.error, file: file, place: place, message: error.message))
      return
    }
    guard let kind = kind ?? ImportKind.recognised(document.root) else {
      let kinds = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
      diagnostics.append(
        ImportDiagnostic(
          .error, file: file,
          message: "this looks like no input that can be imported; say which it is: \(kinds)"))
      return
    }
    coverage.inputs.append(
      ImportCoverage.Input(file: file, kind: kind, byteCount: source.count))
    kind.importer.read(document.root, into: &self)
  }

  // MARK: - What importers say

  /// Where `value` stands: `plan.json:12:5`.
  package mutating func place(of value: JSONValue) -> String {
    let place = places.place(at: value.start, in: value.document)
    return "\(file):\(place.line):\(place.column)"
  }

  /// Reports something wrong with `value`, after which the import goes on.
  package mutating func warn(_ message: String, at value: JSONValue) {
    diagnostics.append(
      ImportDiagnostic(
        .warning, file: file, place: value.document.place(at: value.start), message: message))
  }

  /// Reports that the input as a whole cannot be used.
  package mutating func fail(_ message: String, at value: JSONValue) {
    diagnostics.append(
      ImportDiagnostic(
        .error, file: file, place: value.document.place(at: value.start), message: message))
  }

  /// Defines a component that `value` speaks of.
  package mutating func define(
    _ id: String, _ kind: ComponentKind = .service, at value: JSONValue,
    confidence: Confidence = .declared, _ change: (inout ImportedComponent) -> Void = { _ in }
  ) {
    let input = coverage.inputs.count
    var needsPlace = false
    map.define(id, kind) { component in
      component.confidence =
        component.evidence.isEmpty ? confidence : min(component.confidence, confidence)
      // A component that a hundred calls name is known from the first of them.
      needsPlace = component.lastInput != input
      component.lastInput = input
      change(&component)
    }
    guard needsPlace else { return }
    let place = place(of: value)
    map.define(id) { $0.evidence.append(place) }
  }

  /// Adds what `value` says that `id` requires.
  package mutating func require(
    _ id: String, _ requirement: ImportedRequirement, at value: JSONValue
  ) {
    var requirement = requirement
    requirement.evidence.append(place(of: value))
    map.require(id, requirement)
  }

  /// Adds that `id` requires `other`, as `value` says.
  package mutating func require(
    _ id: String, _ other: String, at value: JSONValue, confidence: Confidence = .declared,
    _ change: (inout ImportedRequirement) -> Void = { _ in }
  ) {
    var requirement = ImportedRequirement(other)
    requirement.confidence = confidence
    change(&requirement)
    require(id, requirement, at: value)
  }
}
