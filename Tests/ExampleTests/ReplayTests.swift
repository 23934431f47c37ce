import DependencyGraph
import FailurePropagation
import Foundation
import MapDiagnostics
import TestSupport
import Testing

/// The replays in `Examples/replays`: what the clock predicts against what was reported, minute by
/// minute. The table in their README is made here.
@Suite struct ReplayTests {
  private static let folder = PackageRoot.url.appending(path: "Examples/replays")
  private static let files = [
    "october 2025": "october-2025", "s3 2017": "s3-2017", "facebook 2021": "facebook-2021",
    "roblox 2021": "roblox-2021",
  ]

  /// What was reported of one component: states by minute.
  private struct Report {
    var replay: String
    var component: String
    var spans: [(state: State, minutes: Range<Int>)] = []
    var sources: [String] = []
  }

  private func map(_ replay: String) throws -> DependencyMap {
    let file = try #require(ReplayTests.files[replay])
    let url = ReplayTests.folder.appending(path: "\(file).blastradius.json")
    return try TestSupport.map(String(contentsOf: url, encoding: .utf8), file: file)
  }

  private func timeline(_ replay: String) throws -> Timeline {
    let map = try map(replay)
    let scenario = try #require(map.scenarios.first { $0.name == replay })
    return try PropagationEngine(map).timeline(of: scenario.scenario(in: map))
  }

  private func reports() throws -> [Report] {
    let text = try String(
      contentsOf: ReplayTests.folder.appending(path: "reported.csv"), encoding: .utf8)
    var reports: [Report] = []
    for row in try CSVTable.rows(text).dropFirst() {
      let place =
        reports.firstIndex { $0.replay == row[0] && $0.component == row[1] } ?? reports.count
      if place == reports.count { reports.append(Report(replay: row[0], component: row[1])) }
      if let from = Int(row[3]), let to = Int(row[4]) {
        reports[place].spans.append((row[2] == "down" ? .down : .degraded, from..<to))
      }
      if !reports[place].sources.contains(row[5]) { reports[place].sources.append(row[5]) }
    }
    return reports
  }

  private func word(_ state: State, _ minutes: Range<Int>) -> String {
    "\(state.word) \(minutes.lowerBound)–\(minutes.upperBound)"
  }

  /// How often a replay was right about whether components were ever in a state.
  private struct Verdicts {
    var counts: [String: [Int]] = [:]

    mutating func add(_ replay: String, _ state: State, predicted: Bool, reported: Bool) {
      let column = predicted ? (reported ? 0 : 1) : (reported ? 2 : 3)
      counts["\(replay) | \(state.word)", default: [0, 0, 0, 0]][column] += 1
    }

    var rows: [String] {
      [
        "| replay | state | true positives | false positives | false negatives | true negatives |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
      ]
        + counts.sorted { $0.key < $1.key }.map { key, counts in
          "| \(key) | " + counts.map(String.init).joined(separator: " | ") + " |"
        }
    }
  }

  private func tables() throws -> String {
    var verdicts = Verdicts()
    var rows = [
      "| replay | component | reported | predicted | both | only predicted | only reported | source |",
      "| --- | --- | --- | --- | ---: | ---: | ---: | --- |",
    ]
    var timelines: [String: Timeline] = [:]
    for report in try reports() {
      let timeline = try timelines[report.replay] ?? self.timeline(report.replay)
      timelines[report.replay] = timeline
      let index = try timeline.map.require(report.component)
      var predicted: [(state: State, minutes: Range<Int>)] = []
      for outage in timeline.outages(of: index) {
        let end = try #require(outage.endSeconds)
        let minutes = Int(outage.startSeconds / 60)..<Int(end / 60)
        if let last = predicted.last, last.state == outage.state,
          last.minutes.upperBound == minutes.lowerBound
        {
          predicted[predicted.count - 1].minutes = last.minutes.lowerBound..<minutes.upperBound
        } else if !minutes.isEmpty {
          predicted.append((outage.state, minutes))
        }
      }
      let horizon = (predicted + report.spans).map(\.minutes.upperBound).max() ?? 0
      var (both, onlyPredicted, onlyReported) = (0, 0, 0)
      for minute in 0..<horizon {
        let one = predicted.first { $0.minutes.contains(minute) }?.state ?? .up
        let other = report.spans.first { $0.minutes.contains(minute) }?.state ?? .up
        if one == other, one != .up { both += 1 }
        if one != other, one != .up { onlyPredicted += 1 }
        if one != other, other != .up { onlyReported += 1 }
      }
      let isGiven = timeline.outages(of: index).contains { $0.cause.kind == .decree }
      for state in [State.down, .degraded] where !isGiven {
        verdicts.add(
          report.replay, state, predicted: predicted.contains { $0.state == state },
          reported: report.spans.contains { $0.state == state })
      }
      let cells = [
        report.replay, "`\(report.component)`",
        report.spans.isEmpty ? "up" : report.spans.map(word).joined(separator: ", "),
        predicted.isEmpty ? "up" : predicted.map(word).joined(separator: ", "),
        "\(both)", "\(onlyPredicted)", "\(onlyReported)",
        report.sources.joined(separator: "; "),
      ]
      rows.append("| " + cells.joined(separator: " | ") + " |")
    }
    return rows.joined(separator: "\n") + "\n\n" + ReplayTests.verdictsHeading + "\n\n"
      + verdicts.rows.joined(separator: "\n")
  }

  private static let verdictsHeading = """
    Components that were ever in a state, of those that anything was reported of and no event names:
    """

  @Test func theTableOfTheReplaysIsWhatTheClockPredicts() throws {
    let file = ReplayTests.folder.appending(path: "README.md")
    var page = try String(contentsOf: file, encoding: .utf8)
    let table = try tables()
    if ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" {
      let mark = "writes it. -->\n"
      let start = try #require(page.range(of: mark)).upperBound
      let end = try #require(page.range(of: "\n## October 2025")).lowerBound
      page.replaceSubrange(start..<end, with: "\n\(table)\n")
      try Data(page.utf8).write(to: file)
      Issue.record("recorded the table of the replays; read the difference")
      return
    }
    #expect(page.contains(table), "\(table)")
  }

  @Test func whatWasReportedAsUpIsPredictedAsUp() throws {
    for report in try reports() where report.spans.isEmpty {
      let timeline = try timeline(report.replay)
      let index = try timeline.map.require(report.component)
      #expect(timeline.outages(of: index).isEmpty, "\(report.component)")
    }
  }

  ///     Trello's web servers ──start──► S3
  @Test func aCheckAtTheStartMakesARestartImpossible() throws {
    let timeline = try timeline("s3 2017")
    let web = try timeline.map.require("trello/web")
    #expect(timeline.state(of: web, at: .seconds(7 * 60)) == .up)
    #expect(timeline.state(of: web, at: .seconds(10 * 60)) == .down)
    #expect(timeline.outages(of: web).last?.cause.kind == .start)
    let untimed = PropagationEngine(timeline.map).impact(
      of: Scenario(failing: [try timeline.map.require("s3/index")]))
    #expect(untimed.state(of: web) == .up)
  }

  ///     backbone ──start──► remote repair ──► out-of-band network ──► backbone
  @Test(arguments: [
    ("facebook 2021", "nobody travels", "backbone"), ("roblox 2021", "cold start", "consul"),
  ])
  func whatIsNeededToRepairItselfIsADeadlock(
    _ replay: String, _ scenario: String, _ component: String
  ) throws {
    let map = try map(replay)
    let found = try #require(map.scenarios.first { $0.name == scenario })
    let timeline = try PropagationEngine(map).timeline(of: found.scenario(in: map))
    let deadlock = try #require(timeline.deadlocks.first)
    #expect(deadlock.circle.first?.component == (try map.require(component)))
    #expect(deadlock.circle.contains { $0.cause.kind == .start })
    #expect(deadlock.opening != nil)
  }
}
