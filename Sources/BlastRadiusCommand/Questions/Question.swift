import CloudCatalog
import DependencyGraph
import MapDiagnostics
import MapLoading
import MapReporting

/// What one command line asks, and what an answer is made from. Files are read when it is asked for them.
final class Question {
  /// The command line.
  let invocation: Invocation
  /// The world it is asked in.
  let environment: any CommandEnvironment
  /// All verbs there are.
  let verbs: [VerbDefinition]
  /// The reading behind a map that was handed out, whose warnings nobody has seen.
  private var unseen: MapReading?

  init(
    _ invocation: Invocation, _ environment: any CommandEnvironment, among verbs: [VerbDefinition]
  ) {
    self.invocation = invocation
    self.environment = environment
    self.verbs = verbs
  }

  /// The most rows of a list to show, or `nil` for all.
  var limit: Int? { AnswerDelivery(invocation, environment).limit }

  /// Says a line on standard error.
  func note(_ text: VisibleText) { environment.note(text) }

  /// What came of reading the maps as one, with its errors.
  func reading() throws(CommandFailure) -> MapReading {
    let texts = try MapTexts.read(for: invocation, in: environment)
    let options = try readingOptions()
    let (reading, selection) = CatalogUse(invocation).reading(texts, options)
    if let selection { note("\(selection.summary(supplemented: reading.supplementedCount))") }
    return reading
  }

  /// The maps as one. Their errors are said, and no answer is given; their warnings are pointed to.
  func map() throws(CommandFailure) -> DependencyMap {
    try checkedReading().map
  }

  /// The maps as one, and the reading that they come from.
  func checkedReading() throws(CommandFailure) -> (map: DependencyMap, reading: MapReading) {
    let (reading, isColored) = (try reading(), colorsMessages)
    guard let map = reading.map else {
      let errors = reading.errors
      environment.say(errors, in: reading.sources, isColored: isColored)
      note("no answer: the map has \(errors.count) \(errors.count == 1 ? "error" : "errors")")
      if let hint = CatalogUse(invocation).hint(for: reading) { note("\(hint)") }
      throw .alreadySaid
    }
    unseen = reading
    return (map, reading)
  }

  /// Whether messages are coloured.
  var colorsMessages: Bool { environment.usesColor(on: .standardError, for: invocation) }

  private func readingOptions() throws(CommandFailure) -> MapReadingOptions {
    var options = MapReadingOptions(assumesSoft: invocation.value(of: .assume) == "soft")
    guard let path = invocation.value(of: .names) else { return options }
    let text = try environment.text(named: path)
    do throws(NameRules.Failure) {
      options.names = try NameRules(text)
    } catch {
      throw CommandFailure(error.diagnostics, in: text)
    }
    return options
  }

  /// Says in a line that the map has warnings, when it has and nobody showed them. They may be looked for
  /// while the question is answered, so this is asked last.
  func pointToWarnings() {
    guard let count = unseen?.warnings.count, count > 0 else { return }
    let maps = invocation.operands.map { ShellWord.quoted(VisibleText.visible($0.text)) }
    var options = [OptionDefinition.catalog, .catalogUnverified].filter(invocation.has).map(\.typed)
    for option in [OptionDefinition.names, .assume] {
      guard let value = invocation.value(of: option) else { continue }
      options += [option.typed, ShellWord.quoted(VisibleText.visible(value))]
    }
    let command = "blastradius check " + (maps + options).joined(separator: " ")
    note("\(count) \(count == 1 ? "warning" : "warnings") about the map; see: \(command)")
  }
}

extension CommandFailure {
  /// What is wrong in `text`.
  init(_ diagnostics: [Diagnostic], in text: SourceText) {
    let renderer = DiagnosticText(sources: [text])
    self.init(
      problems: diagnostics.map {
        Problem(VisibleText(composed: renderer.text(of: $0, color: false)))
      })
  }
}

extension CommandEnvironment {
  /// The text of a file, or of standard input for `-`.
  func text(named path: String) throws(CommandFailure) -> SourceText {
    do throws(InputFailure) {
      return path == "-" ? try standardInput() : try text(ofFile: path)
    } catch {
      throw CommandFailure(error)
    }
  }
}
