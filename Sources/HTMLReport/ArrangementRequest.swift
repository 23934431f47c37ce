import DependencyGraph
import MapDiagnostics

/// A map as a question to Graphviz: boxes of a known size, frames and arrows, all called by numbers.
///
///     12              component 12
///     "12#3"          the group at record 3 of component 12
///     cluster_4       the frame of domain 4
public struct ArrangementRequest: Sendable {
  /// The bond of an arrow, as the page's script numbers them.
  enum Bond: Int, Sendable, Comparable {
    case hard, soft, start, within

    static func < (one: Bond, other: Bond) -> Bool { one.rawValue < other.rawValue }
  }

  /// An arrow, drawn once however often it is required.
  struct Arrow: Hashable, Sendable {
    var from: String
    var to: String
  }

  let map: DependencyMap
  /// The arrows with the strongest bond of each and the record behind it, in the order of the map.
  private(set) var arrows: [(arrow: Arrow, bond: Bond, offset: Int)] = []
  private(set) var groups: [(component: Int, offset: Int)] = []
  /// Domains that hold anything, outer before inner, with the framed domain around each.
  private(set) var frames: [(domain: Int, around: Int?)] = []
  /// The components that are drawn as boxes.
  private(set) var boxes: [Int] = []

  private var placeOfArrow: [Arrow: Int] = [:]

  /// What to ask about all of `map`.
  public init(_ map: DependencyMap) {
    self.map = map
    addFrames()
    for index in 0..<map.componentCount { addArrows(from: index) }
    chooseBoxes()
  }

  // MARK: - Frames and boxes

  private mutating func addFrames() {
    let holders = Set((0..<map.componentCount).compactMap { map[$0].domains.first?.index })
    var known: Set<Int> = []
    for index in holders.sorted() {
      var chain: [Int] = []
      var next: Int? = index
      while let current = next, known.insert(current).inserted {
        chain.append(current)
        next = map[current].domains.first?.index
      }
      for current in chain.reversed() {
        frames.append((current, map[current].domains.first?.index))
      }
    }
  }

  /// Everything but the domains for which a frame is enough.
  private mutating func chooseBoxes() {
    let framed = Set(frames.map(\.domain))
    let touched = Set(arrows.flatMap { [$0.arrow.from, $0.arrow.to] })
    boxes = (0..<map.componentCount).filter { !framed.contains($0) || touched.contains("\($0)") }
  }

  // MARK: - Arrows

  private mutating func add(_ from: String, _ to: String, _ bond: Bond, offset: Int) {
    let arrow = Arrow(from: from, to: to)
    if let place = placeOfArrow[arrow] {
      if bond < arrows[place].bond { (arrows[place].bond, arrows[place].offset) = (bond, offset) }
      return
    }
    placeOfArrow[arrow] = arrows.count
    arrows.append((arrow, bond, offset))
  }

  private mutating func addArrows(from index: Int) {
    let storage = map.storage
    for domain in map[index].domains.dropFirst() {
      add("\(index)", "\(domain.index)", .within, offset: 0)
    }
    let range = storage.requirements[index]
    var open: [(end: UInt32, name: String)] = []
    var bond = Bond.hard
    for position in range {
      while let last = open.last, last.end <= position { open.removeLast() }
      let record = storage.records[Int(position)]
      let offset = Int(position - range.lowerBound)
      if open.isEmpty {
        bond = record.flags.contains(.start) ? .start : record.flags.contains(.soft) ? .soft : .hard
      }
      let from = open.last?.name ?? "\(index)"
      let own = open.isEmpty ? bond : .hard
      guard record.isGroup else {
        add(from, "\(record.payload)", own, offset: offset)
        continue
      }
      let name = "\(index)#\(offset)"
      groups.append((index, offset))
      add(from, name, own, offset: offset)
      open.append((position + record.span, name))
    }
  }

  // MARK: - The text

  /// The question, for `dot -Tplain`.
  public var text: String {
    var text = """
      digraph {
      rankdir=LR; nodesep=0.16; ranksep=0.75; splines=true;
      node [shape=box, fixedsize=true, label=""];
      edge [arrowhead=none];

      """
    var inside: [Int: [String]] = [:]
    var outside: [String] = []
    func place(_ line: String, of index: Int, in frame: Int?) {
      if let frame { inside[frame, default: []].append(line) } else { outside.append(line) }
    }
    let framed = Set(frames.map(\.domain))
    func frame(of index: Int) -> Int? {
      framed.contains(index) ? index : map[index].domains.first?.index
    }
    for index in boxes {
      let size = BoxSize(map[index])
      place(
        "\(index) [width=\(inches(size.width)), height=\(inches(size.height))];", of: index,
        in: frame(of: index))
    }
    for group in groups {
      place(
        "\"\(group.component)#\(group.offset)\" [width=0.56, height=0.31];", of: group.component,
        in: frame(of: group.component))
    }
    text += frameText(inside)
    for line in outside { text += line + "\n" }
    for (arrow, bond, _) in arrows {
      text += "\"\(arrow.from)\" -> \"\(arrow.to)\"\(bond == .hard ? "" : " [weight=0]");\n"
    }
    return text + "}\n"
  }

  /// The frames, one in the other, without recursion: domains may nest as deep as they like.
  private func frameText(_ inside: [Int: [String]]) -> String {
    var within: [Int: [Int]] = [:]
    for frame in frames { within[frame.around ?? -1, default: []].append(frame.domain) }
    var text = ""
    var pending: [(domain: Int, isEnd: Bool)] = (within[-1] ?? []).reversed().map { ($0, false) }
    while let (domain, isEnd) = pending.popLast() {
      if isEnd {
        text += "}\n"
        continue
      }
      // A label of letters alone keeps room for the name.
      let columns = min(DisplayWidth.columns(of: map[domain].name ?? map[domain].id), 28)
      text += "subgraph cluster_\(domain) { margin=12; fontsize=11; "
      text += "label=\"\(String(repeating: "n", count: max(columns, 1)))\";\n"
      for line in inside[domain] ?? [] { text += line + "\n" }
      pending.append((domain, true))
      pending += (within[domain] ?? []).reversed().map { ($0, false) }
    }
    return text
  }

  /// Points as inches with two digits.
  private func inches(_ points: Int) -> String {
    let hundredths = points * 100 / 72
    let digits = String(hundredths % 100)
    return "\(hundredths / 100)." + (digits.count == 1 ? "0" : "") + digits
  }
}
