import MapDiagnostics

extension CommandFailure {
  /// The map `operand` does not exist.
  ///
  /// Names the slip behind it when there is one: `--fail a b` takes `b` for a map.
  package static func missingMap(
    _ operand: Invocation.Operand, verb: VerbDefinition
  ) -> CommandFailure {
    var hint: VisibleText?
    if let preceding = operand.precedingOption, FileEnding.ending(of: operand.text) != "json" {
      let option = preceding.option.typed
      let values = [preceding.value, operand.text].map(ShellWord.quoted)
      hint = "for both, repeat the option: \(option) \(values[0]) \(option) \(values[1])"
    }
    return .usage(
      verb.name, "no map at '\(operand.text)': no such file or folder", hint: hint)
  }
}
