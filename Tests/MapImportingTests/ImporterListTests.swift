import Foundation
import MapImporting
import TestSupport
import Testing

/// What an importer needs beside its own file.
@Suite struct ImporterListTests {
  /// The kinds that files of importers name: `ImportKind("terraform")`.
  private func kindsInSources() throws -> [String] {
    let sources = PackageRoot.url.appending(path: "Sources/MapImporting")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var kinds: [String] = []
    for case let file as URL in files where file.lastPathComponent.hasSuffix("Importer.swift") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /= ImportKind\("([a-z0-9-]+)"\)/) {
        kinds.append(String(match.output.1))
      }
    }
    return kinds
  }

  @Test func everyImporterIsInTheList() throws {
    let kinds = try kindsInSources()
    #expect(kinds.count >= 12)
    #expect(kinds.sorted() == ImportKind.allCases.map(\.rawValue).sorted())
  }

  @Test func everyKindHasAPage() throws {
    let pages = PackageRoot.url.appending(path: "docs/import")
    let list = try String(contentsOf: pages.appending(path: "README.md"), encoding: .utf8)
    for kind in ImportKind.allCases {
      let row = list.split(separator: "\n").first { $0.contains("`\(kind.rawValue)`") }
      let link = try #require(
        row?.firstMatch(of: /\(([a-z0-9-]+\.md)\)/)?.output.1, "\(kind.rawValue) has no page")
      #expect(FileManager.default.fileExists(atPath: pages.appending(path: "\(link)").path))
    }
  }

  @Test func kindsAreFoundByTheirNames() {
    #expect(ImportKind(rawValue: "kubernetes") == .kubernetes)
    #expect(ImportKind(rawValue: "Kubernetes") == nil)
    for kind in ImportKind.allCases { #expect(ImportKind(rawValue: kind.rawValue) == kind) }
  }
}
