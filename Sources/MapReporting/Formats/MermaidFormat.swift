import MapDiagnostics

/// Writes drawings as Mermaid flowcharts, which pull requests and wikis draw.
///
/// Names are made of ids and do not depend on positions. In a label everything that Mermaid or HTML
/// could take for a command is written as an entity by number.
enum MermaidFormat {
  static func text(of drawing: Drawing, theme: DrawingTheme) -> String {
    MermaidWriter(drawing, DrawingPalette(theme)).text()
  }
}

private struct MermaidWriter {
  private let drawing: Drawing
  private let palette: DrawingPalette
  private let names: MermaidNames

  init(_ drawing: Drawing, _ palette: DrawingPalette) {
    self.drawing = drawing
    self.palette = palette
    names = MermaidNames(drawing)
  }

  func text() -> String {
    var lines = ["flowchart LR"]
    for line in drawing.title { lines.append("  %% \(MermaidWriter.comment(line))") }
    lines += contents()
    for (index, edge) in drawing.edges.enumerated() {
      lines.append("  \(name(edge.from)) \(arrow(edge)) \(name(edge.to))")
      if edge.carriesFailure {
        lines.append("  linkStyle \(index) stroke:\(palette.failure),stroke-width:2.5px")
      }
    }
    lines += classes()
    return lines.joined(separator: "\n") + "\n"
  }

  private func contents() -> [String] {
    // Domains nest as deep as an input says, so the walk has its own stack.
    let inside = Dictionary(grouping: drawing.clusters.indices) { drawing.clusters[$0].cluster }
    let nodes = Dictionary(grouping: drawing.nodes.indices) { drawing.nodes[$0].cluster }
    let groups = Dictionary(grouping: drawing.groups.indices) { drawing.groups[$0].cluster }
    enum Work { case open(Int?), close }
    var lines: [String] = []
    var pending = [Work.open(nil)]
    while let work = pending.popLast() {
      guard case .open(let cluster) = work else {
        lines.append("  end")
        continue
      }
      if let cluster {
        let frame = drawing.clusters[cluster]
        let label = label(frame.lines, frame.standing, frame.isDecreed)
        lines.append("  subgraph \(names.cluster(cluster))[\(label)]")
        pending.append(.close)
      }
      for index in nodes[cluster] ?? [] {
        let node = drawing.nodes[index]
        let (open, close) = brackets(node.shape)
        let words = node.shape == .hidden ? ["·"] : node.lines
        let label = label(words, node.standing, node.isDecreed)
        lines.append("  \(names.node(index))\(open)\(label)\(close)")
      }
      for index in groups[cluster] ?? [] {
        let group = drawing.groups[index]
        lines.append("  \(names.group(index)){\"\(group.needs) of \(group.count)\"}")
      }
      pending += (inside[cluster] ?? []).reversed().map { Work.open($0) }
    }
    return lines
  }

  private func brackets(_ shape: Drawing.Shape) -> (String, String) {
    switch shape {
    case .service: ("(", ")")
    case .thirdParty: ("[[", "]]")
    case .cloud: ("[", "]")
    case .domain: ("[/", "/]")
    case .several: ("[(", ")]")
    case .hidden: ("((", "))")
    }
  }

  private func label(
    _ lines: [String], _ standing: Drawing.Standing, _ isDecreed: Bool
  ) -> String {
    let words = [isDecreed ? "FAILED HERE" : nil, DOTStyle.word(standing)].compactMap { $0 }
    let all = lines + (words.isEmpty ? [] : ["— \(words.joined(separator: ", ")) —"])
    return "\"\(all.map(MermaidWriter.escaped).joined(separator: "<br/>"))\""
  }

  private func arrow(_ edge: Drawing.Edge) -> String {
    let line =
      switch edge.bond {
      case .hard: edge.carriesFailure ? "==>" : "-->"
      case .soft: "-.->"
      case .start: "-.-x"
      case .within: "-.-o"
      case .alternative: "--o"
      }
    return edge.hiddenCount == 0 ? line : "\(line)|\"\(edge.hiddenCount) hidden\"|"
  }

  private func name(_ end: Drawing.End) -> String {
    switch end {
    case .node(let index): names.node(index)
    case .group(let index): names.group(index)
    }
  }

  private func classes() -> [String] {
    let states: [(Drawing.Standing, String)] = [
      (.lostSpare, "lostSpare"), (.degraded, "degraded"), (.down, "down"),
    ]
    return states.flatMap { standing, name -> [String] in
      let members =
        drawing.nodes.indices.filter { drawing.nodes[$0].standing == standing }.map(names.node)
        + drawing.groups.indices.filter { drawing.groups[$0].standing == standing }
        .map(names.group)
      guard !members.isEmpty else { return [] }
      let box = palette.box(standing)
      let dash = standing == .lostSpare ? ",stroke-dasharray:4" : ""
      return [
        "  classDef \(name) fill:\(box.fill),stroke:\(box.border),color:\(box.text)\(dash)",
        "  class \(members.joined(separator: ",")) \(name)",
      ]
    }
  }

  /// Text of a label, every character that means something to Mermaid, Markdown or HTML by its number.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in DisplayWidth.cut(VisibleText.visible(text), to: 120).unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -_./:@+,()—…".unicodeScalars.contains(scalar) || scalar.value > 0x2FFF
      if isPlain {
        escaped.unicodeScalars.append(scalar)
      } else {
        escaped += "#\(scalar.value);"
      }
    }
    return escaped
  }

  /// A comment ends with its line, and braces in it could be taken for a directive.
  private static func comment(_ text: String) -> String {
    VisibleText.visible(text).replacing("{", with: "(").replacing("}", with: ")")
  }
}

/// What things are called in a Mermaid file: the letters and digits of their ids, and a number where
/// that is not enough to tell them apart.
private struct MermaidNames {
  private var nodes: [String] = []
  private var clusters: [String] = []
  private var groups: [String] = []

  init(_ drawing: Drawing) {
    var taken: Set<String> = []
    // How many have the same letters and digits, so that many alike cost no more than others.
    var counts: [String: Int] = [:]
    func name(_ prefix: String, _ id: String) -> String {
      let plain = id.utf8.prefix(60).map { byte -> Character in
        let isPlain =
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        return isPlain ? Character(Unicode.Scalar(byte)) : "_"
      }
      let letters = prefix + String(plain)
      var name = letters
      while !taken.insert(name).inserted {
        let count = (counts[letters] ?? 1) + 1
        counts[letters] = count
        name = "\(letters)__\(count)"
      }
      return name
    }
    nodes = drawing.nodes.map { name("c_", $0.id) }
    clusters = drawing.clusters.map { name("in_", $0.id) }
    groups = drawing.groups.map { name("any_", "\($0.dependent)_\($0.ordinal)") }
  }

  func node(_ index: Int) -> String { nodes[index] }
  func cluster(_ index: Int) -> String { clusters[index] }
  func group(_ index: Int) -> String { groups[index] }
}
