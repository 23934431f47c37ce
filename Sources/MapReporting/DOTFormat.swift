package enum DOTFormat {
  package static func text(of drawing: Drawing) -> String { "digraph {}\n" }
}
