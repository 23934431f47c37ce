import MapReporting

/// The command line of BlastRadius: words in, bytes and an exit status out.
///
/// Everything it reads and writes goes through its environment, so a test runs it whole in memory.
public struct CommandLineTool {
  private let environment: any CommandEnvironment

  /// A tool in the world of `environment`.
  public init(environment: any CommandEnvironment) {
    self.environment = environment
  }

  /// Answers the command line `arguments`, which do not include the tool's own name, and returns the
  /// exit status: 0 answered; 1 answered, and a limit of the user's is exceeded; 2 not answered.
  public func run(_ arguments: [String]) -> Int32 {
    do {
      return try answer(ArgumentParser.request(arguments))
    } catch {
      // When standard error is closed too there is nobody left to tell.
      try? environment.write(error.text, to: .standardError)
      return ExitStatus.notAnswered
    }
  }

  private func answer(_ request: Request) throws(CommandFailure) -> Int32 {
    switch request {
    case .nothing:
      try? environment.write(HelpText.tool, to: .standardError)
      return ExitStatus.notAnswered
    case .help(let verb):
      try deliver(verb.map(HelpText.verb) ?? HelpText.tool, to: nil)
    case .version:
      try deliver("blastradius \(ToolVersion.current)\n", to: nil)
    case .invocation(let invocation) where invocation.verb == .mergeRanking:
      try deliver(RankingParts.merged(of: invocation, in: environment), to: invocation)
    case .invocation(let invocation) where invocation.verb == .import:
      return try MapImport(invocation, environment).answer()
    case .invocation(let invocation) where invocation.verb == .catalog:
      return try CatalogQuestion(invocation, environment).answer()
    case .invocation(let invocation):
      guard invocation.verb == .completions,
        let shell = invocation.operands.first.flatMap({ Shell(rawValue: $0.text) })
      else {
        return try VerbDispatch.answer(invocation, in: environment)
      }
      try deliver(shell.completions, to: invocation.value(of: .output))
    }
    return ExitStatus.answered
  }

  private func deliver(_ text: [UInt8], to invocation: Invocation) throws(CommandFailure) {
    try environment.deliver(to: invocation.value(of: .output)) { write in
      try text.withUnsafeBytes { try write($0) }
    }
  }

  private func deliver(_ text: String, to path: String?) throws(CommandFailure) {
    try environment.deliver(to: path) { write in
      let bytes = Array(text.utf8)
      try bytes.withUnsafeBytes { try write($0) }
    }
  }
}

/// What the tool tells the shell.
package enum ExitStatus {
  /// The question is answered.
  package static let answered: Int32 = 0
  /// The question is answered, and a limit that the user set is exceeded.
  package static let exceeded: Int32 = 1
  /// The question is not answered.
  package static let notAnswered: Int32 = 2
}
