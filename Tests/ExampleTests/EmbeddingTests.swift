import Foundation
import TestSupport
import Testing

/// The programs of `Examples/embedding`, compiled against the library as it was built with the tests: they
/// see what is public and import one module. `.ci/client` builds the package itself, elsewhere.
@Suite struct EmbeddingTests {
  private static let example = PackageRoot.url.appending(path: "Examples/embedding")

  /// What the product `BlastRadius` consists of.
  private static let modules = [
    "MapDiagnostics", "LocatedJSON", "FilesAndProcesses", "DependencyGraph", "MapLoading",
    "MapImporting", "CloudCatalog", "FailurePropagation", "ResilienceAnalysis", "MapReporting",
    "HTMLReport", "BlastRadius",
  ]

  #if os(Linux)
    @Test(
      .enabled(if: PackageRoot.hasProgram("swiftc"), "swiftc is not installed"),
      arguments: ["embedding"])
    func programsPrintWhatTheirReadmeSays(_ name: String) throws {
      let folder = try TemporaryFolder()
      let program = folder.url.appending(path: name)
      let built = try ChildProcess.run(
        URL(filePath: "/usr/bin/env"),
        ["swiftc", "-swift-version", "6", "-I", ChildProcess.products.path + "/Modules"]
          + ["\(EmbeddingTests.example.path)/Sources/\(name)/main.swift"]
          + (try EmbeddingTests.objects()) + ["-o", program.path])
      #expect(built.status == 0, "\(built.errorText)")
      let found = try ChildProcess.run(program, [], in: EmbeddingTests.example)
      #expect(found.errorText == "")
      #expect(found.status == 0)
      let expected = EmbeddingTests.example.appending(path: "expected/\(name).txt")
      #expect(found.outputText == (try String(contentsOf: expected, encoding: .utf8)))
    }
  #endif

  /// What the modules were compiled to, without what is left of files that are gone.
  private static func objects() throws -> [String] {
    try modules.flatMap { module in
      let sources = PackageRoot.url.appending(path: "Sources/\(module)")
      let files = FileManager.default.enumerator(atPath: sources.path)
      let names = Set(
        (files?.allObjects ?? []).compactMap { ($0 as? String)?.split(separator: "/").last })
      let folder = ChildProcess.products.appending(path: "\(module).build")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".swift.o") }
        .filter { names.contains($0.dropLast(2)) || $0 == "embedded_resources.swift.o" }
        .sorted().map { folder.appending(path: $0).path }
    }
  }
}
