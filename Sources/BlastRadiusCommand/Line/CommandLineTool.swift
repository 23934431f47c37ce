import MapDiagnostics
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

  /// How each verb is typed.
  package static let verbs = Verb.all.map(\.definition)

  /// What `arguments`, which do not include the tool's own name, ask for.
  package static func request(_ arguments: [String]) throws(CommandFailure) -> Request {
    try ArgumentParser.request(arguments, among: verbs)
  }

  /// Answers the command line `arguments`, which do not include the tool's own name, and returns the
  /// exit status: 0 answered; 1 answered, and a limit of the user's is exceeded; 2 not answered.
  public func run(_ arguments: [String]) -> Int32 {
    do {
      switch try CommandLineTool.request(arguments) {
      case .nothing:
        environment.say(VisibleText(composed: HelpText.tool(CommandLineTool.verbs)))
        return ExitStatus.notAnswered
      case .help(let name):
        let verb = name.flatMap(CommandLineTool.verbs.named)
        return try print(verb.map(HelpText.verb) ?? HelpText.tool(CommandLineTool.verbs))
      case .version: return try print("blastradius \(ToolVersion.current)\n")
      case .invocation(let invocation): return try answer(invocation)
      }
    } catch {
      environment.say(error.text)
      return ExitStatus.notAnswered
    }
  }

  /// Answers `invocation` and returns the exit status.
  package func answer(_ invocation: Invocation) throws(CommandFailure) -> Int32 {
    guard let verb = Verb.all.first(where: { $0.definition.name == invocation.verb.name }) else {
      throw CommandFailure("there is no verb '\(invocation.verb.name)'")
    }
    let question = Question(invocation, environment, among: CommandLineTool.verbs)
    let answer = try verb.answer(to: question)
    question.pointToWarnings()
    return try AnswerDelivery(invocation, environment).deliver(answer)
  }

  private func print(_ text: String) throws(CommandFailure) -> Int32 {
    let bytes = Array(text.utf8)
    try environment.deliver(to: nil) { write in
      try bytes.withUnsafeBytes { try write($0) }
    }
    return ExitStatus.answered
  }
}
