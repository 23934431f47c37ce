import Foundation
import MapDiagnostics
import MapLoading
import TestSupport
import Testing

/// Warnings that are meant, and what is only worth a word.
@Suite struct AllowedWarningsTests {
  private func environment() -> MemoryEnvironment {
    MemoryEnvironment(files: [
      "m.json": #"{"components": [{"id": "a"}, {"id": "b", "dependsOn": ["c"]}, {"id": "c"}]}"#,
      "over.json": #"{"components": [{"id": "c", "declaration": "overlay", "owner": "x"}]}"#,
      "bad.json": #"{"components": [{"id": "a"}, {"id": "a"}]}"#,
    ])
  }

  @Test func anOverlayIsANoteAndDeniesNothing() {
    let environment = environment()
    #expect(
      environment.run(
        "check", "m.json", "over.json", "--deny-warnings", "--allow", "isolated-component")
        == 0)
    #expect(
      environment.output.contains("note: an overlay adds to or corrects \"c\" [applied-overlay]"))
    #expect(environment.output.contains("1 note, 1 allowed"))
  }

  @Test func whatIsAllowedIsCountedAndNotShown() {
    let environment = environment()
    #expect(environment.run("check", "m.json", "--deny-warnings") == 1)
    #expect(environment.output.contains("[isolated-component]"))
    let allowing = self.environment()
    #expect(
      allowing.run("check", "m.json", "--deny-warnings", "--allow", "isolated-component") == 0)
    #expect(allowing.output == "no problems in 3 components, 1 allowed\n")
  }

  @Test func anErrorIsNeverAllowedAndASlipIsSeen() {
    let environment = environment()
    #expect(environment.run("check", "bad.json", "--allow", "duplicate-definition") == 2)
    #expect(environment.errors.contains("'duplicate-definition' is no kind of warning"))
    #expect(environment.run("check", "m.json", "--allow", "isolated-compnent") == 2)
    #expect(environment.errors.contains("did you mean --allow isolated-component?"))
    #expect(environment.output.isEmpty)
  }

  /// Every kind of warning that the documentation names can be allowed, and no other.
  @Test func theListIsComplete() throws {
    let page = try String(
      contentsOf: PackageRoot.url.appending(path: "docs/diagnostics.md"), encoding: .utf8)
    for id in DiagnosticID.doubtful {
      #expect(page.contains("`\(id.name)`"), "\(id.name)")
      #expect(id.severity != .error)
    }
    let source = try String(
      contentsOf: PackageRoot.url.appending(
        path: "Sources/MapLoading/Reading/DiagnosticID+Map.swift"), encoding: .utf8)
    let count = source.split(separator: "\n").count {
      $0.contains("DiagnosticID(") && !$0.contains(".error)")
    }
    #expect(DiagnosticID.doubtful.count == count)
  }
}
