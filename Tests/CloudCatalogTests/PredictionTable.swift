import DependencyGraph
import FailurePropagation

/// The table of `docs/catalog.md`, and a line for every component behind it.
struct PredictionTable {
  /// An outage with what is foretold with all sources, and without those that tell of itself.
  private struct Row {
    var incident: Incident
    var full: Prediction
    var blind: Prediction
  }

  private let rows: [Row]

  init() throws {
    rows = try Incident.all().map {
      Row(
        incident: $0, full: try Prediction(of: $0, isBlind: false),
        blind: try Prediction(of: $0, isBlind: true))
    }
  }

  /// As Markdown.
  var markdown: String {
    var lines = [
      "| outage | date | first | effects | with an id | foretold | wrong alarms "
        + "| foretold without its sources | wrong alarms |",
      "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += rows.map {
      line(
        [$0.incident.title, $0.incident.date, $0.incident.firstState.rawValue],
        PredictionScore(of: $0.full), PredictionScore(of: $0.blind))
    }
    lines.append(total("all") { _, _ in true })
    lines.append(total("of the provider itself", where: isInside))
    lines.append(total("of others") { !isInside($0, $1) })
    return (lines + ["", figures]).joined(separator: "\n")
  }

  /// The sums in words.
  private var figures: String {
    let full = sum(\.full) { _, _ in true }
    let blind = sum(\.blind) { _, _ in true }
    func right(_ score: PredictionScore) -> String {
      share(score.foretold, of: score.foretold + score.wrongAlarms)
    }
    return """
      With an id: \(share(full.named, of: full.effects)). Foretold: \(share(full.foretold, of: full.effects));
      without an outage's own sources \(share(blind.foretold, of: blind.effects)). Alarms that are right:
      \(right(full)); without those sources \(right(blind)). Of the right alarms \(full.exact) are as bad as
      published. Wrong alarms are counted among the \(full.unaffected) components with an id of which a source says that
      they were not affected. \(full.remembered) more effects are known from memory only and do not count.
      """
  }

  /// As CSV: what became of each component, and what was predicted.
  var csv: String {
    var lines = ["outage,component,published,predicted,without its sources"]
    for row in rows {
      for fate in row.incident.effects + row.incident.unaffected where fate.counts && fate.hasID {
        let cells = [
          row.incident.id, fate.name, fate.severity?.rawValue ?? "up",
          row.full.state(of: fate).word, row.blind.state(of: fate).word,
        ]
        lines.append(cells.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether `fate` is about something of whoever failed first.
  private func isInside(_ incident: Incident, _ fate: Incident.Fate) -> Bool {
    func provider(_ name: String) -> Substring { name.prefix { $0 != "/" } }
    return incident.failed.contains { provider($0.name) == provider(fate.name) }
  }

  private func sum(
    _ prediction: KeyPath<Row, Prediction>, where isWanted: (Incident, Incident.Fate) -> Bool
  ) -> PredictionScore {
    rows.reduce(PredictionScore()) { sum, row in
      sum + PredictionScore(of: row[keyPath: prediction]) { isWanted(row.incident, $0) }
    }
  }

  private func total(
    _ title: String, where isWanted: (Incident, Incident.Fate) -> Bool
  ) -> String {
    line(["*\(title)*", "", ""], sum(\.full, where: isWanted), sum(\.blind, where: isWanted))
  }

  private func line(
    _ heading: [String], _ full: PredictionScore, _ blind: PredictionScore
  ) -> String {
    let counts = [
      full.effects, full.named, full.foretold, full.wrongAlarms, blind.foretold, blind.wrongAlarms,
    ]
    return "| " + (heading + counts.map(String.init)).joined(separator: " | ") + " |"
  }

  /// `part` of `whole` in words: `12 of 30, 40.0%`.
  private func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "none" }
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(part) of \(whole), \(tenths / 10).\(tenths % 10)%"
  }
}
