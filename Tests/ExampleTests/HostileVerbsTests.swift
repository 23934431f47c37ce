import Foundation
import TestSupport
import Testing

/// The hostile map through every verb in every format that the verb has, as its user would see it.
@Suite struct HostileVerbsTests {
  // "*" alone is the id of a component here; "?*" selects all.
  private static let map = "Examples/hostile-names"
  static let questions = [
    ["impact", map, "--fail", "outside"], ["impact", map, "--degrade", "?*", "--target", "?*"],
    ["explain", map, "--fail", "outside", "--target", "?*"], ["rank", map, "--target", "?*"],
    ["spof", map, "--target", "?*"], ["check", map],
  ]

  private func output(_ arguments: [String]) throws -> String {
    let found = try ChildProcess.blastradius(arguments, in: PackageRoot.url)
    #expect(found.status == 0, "\(found.errorText)")
    #expect(!found.output.isEmpty)
    return found.outputText
  }

  /// The ids of the map, by another reader than the tool's.
  private func ids() throws -> Set<[UInt8]> {
    let file = "Examples/hostile-names/hostile-names.blastradius.json"
    let map = try JSONValue(parsing: Data(contentsOf: PackageRoot.url.appending(path: file)))
    let components = try #require(map["components"]?.elements)
    return Set(components.compactMap { $0["id"]?.text.map { Array($0.utf8) } })
  }

  @Test(arguments: questions) func everyRowOfCSVHasItsCells(_ question: [String]) throws {
    let rows = try CSVTable.rows(output(question + ["-f", "csv"]))
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let columns = rows[0].indices.filter { ["component", "target"].contains(rows[0][$0]) }
    let ids = try ids()
    for row in rows.dropFirst() {
      for column in columns { #expect(ids.contains(Array(row[column].utf8)), "\(row[column])") }
    }
    #expect(rows.count > (question[0] == "check" ? 2 : ids.count / 2))
  }

  @Test(arguments: questions) func aSpreadsheetFindsNoFormula(_ question: [String]) throws {
    let text = try output(question + ["-f", "csv", "--spreadsheet"])
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let rows = try CSVTable.rows(String(text.unicodeScalars.dropFirst()))
    let cells = rows.joined().filter { Int($0) == nil }
    let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    #expect(cells.allSatisfy { $0.unicodeScalars.first.map { !starts.contains($0) } ?? true })
  }

  @Test(arguments: questions) func everyNameInJSONIsAnID(_ question: [String]) throws {
    let ids = try ids()
    var pending = [try JSONValue(parsing: Data(output(question + ["-f", "json"]).utf8))]
    var count = 0
    while let next = pending.popLast() {
      pending += next.elements ?? []
      guard case .object(let members) = next else { continue }
      pending += members.values
      guard let name = members["component"]?.text else { continue }
      count += 1
      #expect(ids.contains(Array(name.utf8)), "\(name)")
    }
    #expect(question[0] == "check" || count > ids.count / 2)
  }

  @Test(arguments: questions) func textDoesNothingToATerminal(_ question: [String]) throws {
    let text = try output(question)
    let hidden = text.unicodeScalars.filter {
      $0 != "\n"
        && [.control, .lineSeparator, .paragraphSeparator].contains(
          $0.properties.generalCategory)
        || (0x202A...0x202E).contains($0.value)
    }
    #expect(hidden.isEmpty)
  }

  @Test(
    .enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"),
    arguments: questions.filter { !["rank", "check"].contains($0[0]) }.map { $0 + ["-f", "dot"] }
      + [
        ["draw", map], ["draw", map, "--focus", "safe", "--depth", "1"],
        ["draw", map, "--fail", "outside", "--only-affected"],
      ])
  func graphvizReadsEveryPicture(_ question: [String]) throws {
    let text = try output(question)
    let drawn = try ChildProcess.bash("dot -Tplain", input: Data(text.utf8))
    #expect(drawn.status == 0 && drawn.errorText.isEmpty, "\(drawn.errorText)")
    #expect(drawn.outputText.contains("\nnode "))
  }

  @Test func anIDIsASelectorAsItIs() throws {
    for id in try ids() {
      let name = String(decoding: id, as: UTF8.self)
      let text = try output(["impact", HostileVerbsTests.map, "--fail=\(name)", "-f", "csv"])
      #expect(try CSVTable.rows(text)[1][0].utf8.elementsEqual(id), "\(name)")
    }
  }
}
