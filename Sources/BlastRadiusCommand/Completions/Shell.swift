/// A shell that the tool can complete its command line in.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}
