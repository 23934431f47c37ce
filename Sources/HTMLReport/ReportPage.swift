public import DependencyGraph
import FailurePropagation
public import MapReporting
public import ResilienceAnalysis

/// A report as one file of HTML that opens offline, makes no request and answers further questions
/// itself.
///
/// The browser runs nothing but the page's own script, which it knows by its digest; names from the map
/// are numbers and strings of an embedded JSON document, and become text, never markup.
public struct ReportPage: Sendable {
  /// How many entries of a ranking a page lists.
  public static let maximumRankingCount = 1000

  /// The map.
  public var map: DependencyMap
  /// Whose loss is asked about.
  public var targets: TargetChoice
  /// All components by what their loss alone does to the targets.
  public var ranking: Ranking
  /// What is down or degraded when the page is opened.
  public var scenario: Scenario
  /// Scenarios to choose from.
  public var presets: [Preset] = []
  /// The map's drawing, where there is one.
  public var arrangement: MapArrangement?
  /// Why there is no drawing of the whole map.
  public var arrangementRemark: String?

  /// A scenario by its name.
  public struct Preset: Sendable {
    /// What it is called.
    public var name: String
    /// What is down or degraded.
    public var scenario: Scenario

    /// The scenario called `name`.
    public init(name: String, scenario: Scenario) {
      self.name = name
      self.scenario = scenario
    }
  }

  /// A page about `map`.
  public init(
    map: DependencyMap, targets: TargetChoice, ranking: Ranking, scenario: Scenario,
    arrangement: MapArrangement? = nil, arrangementRemark: String? = nil
  ) {
    self.map = map
    self.targets = targets
    self.ranking = ranking
    self.scenario = scenario
    self.arrangement = arrangement
    self.arrangementRemark = arrangementRemark
  }

  /// The page's bytes.
  ///
  /// - Complexity: O(*n*) for a map of *n* components, requirements and bytes of text.
  public var bytes: [UInt8] {
    var json = PageJSON()
    write(to: &json)
    return PageTemplate.page(
      title: map.name ?? "Blast radius", version: ToolVersion.current, content: json.bytes)
  }

  private func write(to json: inout PageJSON) {
    json.object { json in
      json.key("map")
      PageMap(map: map).write(to: &json)
      json.key("dependencies")
      json.number(map.dependencyCount)
      json.key("targets")
      if targets.components.count == map.componentCount {
        json.null()
      } else {
        json.numbers(targets.components.map(\.index))
      }
      json.key("targetNoun")
      json.text(targetNoun)
      json.key("ranking")
      writeRanking(to: &json)
      json.key("scenario")
      json.object { scenario.write(to: &$0) }
      json.key("scenarios")
      json.list { json in
        for preset in presets {
          json.object { json in
            json.key("name")
            json.text(preset.name)
            preset.scenario.write(to: &json)
          }
        }
      }
      json.key("layout")
      if let arrangement { arrangement.write(to: &json) } else { json.null() }
      json.key("layoutRemark")
      json.text(arrangementRemark)
    }
  }

  private var targetNoun: String {
    if targets.components.allSatisfy({ $0.kind == .service }) { return "service" }
    return targets.isExplicit ? "target" : "component"
  }

  /// What takes anything down or degrades it, the worst first: component, targets down and degraded,
  /// all down and degraded.
  private func writeRanking(to json: inout PageJSON) {
    let entries = ranking.entries.filter { $0.down + $0.degraded > 0 }
    let fatal = entries.count { $0.targetsDown > 0 }
    let listed = entries.prefix(ReportPage.maximumRankingCount)
    json.object { json in
      json.key("fatal")
      json.number(fatal)
      json.key("harmful")
      json.number(entries.count)
      json.key("rows")
      json.list { json in
        for entry in listed {
          json.numbers([
            entry.component.index, entry.targetsDown, entry.targetsDegraded, entry.down,
            entry.degraded,
          ])
        }
      }
    }
  }
}

extension Scenario {
  fileprivate func write(to json: inout PageJSON) {
    json.key("fail")
    json.numbers(failing.map(\.index))
    json.key("degrade")
    json.numbers(degrading.map(\.index))
  }
}
