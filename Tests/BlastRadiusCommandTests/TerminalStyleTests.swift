import BlastRadiusCommand
import TestSupport
import Testing

@Suite struct TerminalStyleTests {
  private func usesColor(
    _ options: String = "", terminal: Bool = true, _ variables: [String: String] = [:]
  ) throws -> Bool {
    let environment = MemoryEnvironment()
    environment.terminals = terminal ? [.standardOutput] : []
    environment.variables = variables
    return environment.usesColor(
      on: .standardOutput, for: try invocation("rank m \(options)"))
  }

  @Test("colour is for terminals that can show it")
  func automatic() throws {
    #expect(try usesColor())
    #expect(try usesColor("--color auto"))
    #expect(try !usesColor(terminal: false))
    #expect(try !usesColor("", ["TERM": "dumb"]))
    #expect(try !usesColor("-o file.txt"))
  }

  @Test("NO_COLOR counts when it is set and not empty")
  func noColor() throws {
    #expect(try !usesColor("", ["NO_COLOR": "1"]))
    #expect(try usesColor("", ["NO_COLOR": ""]))
  }

  @Test("the option decides before everything else")
  func option() throws {
    #expect(try !usesColor("--color never"))
    #expect(try usesColor("--color always", terminal: false, ["NO_COLOR": "1"]))
  }

  @Test("only a terminal limits the width")
  func width() throws {
    let environment = MemoryEnvironment()
    environment.terminalWidth = 100
    #expect(try environment.textWidth(for: invocation("rank m")) == nil)
    environment.terminals = [.standardOutput]
    #expect(try environment.textWidth(for: invocation("rank m")) == 100)
    #expect(try environment.textWidth(for: invocation("rank m -o x")) == nil)
    environment.variables["COLUMNS"] = "60"
    #expect(try environment.textWidth(for: invocation("rank m")) == 60)
    environment.variables["COLUMNS"] = "wide"
    #expect(try environment.textWidth(for: invocation("rank m")) == 100)
  }
}
