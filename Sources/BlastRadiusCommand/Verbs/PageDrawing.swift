import DependencyGraph
import HTMLReport

/// The drawing of a whole map for a page, by Graphviz where that is possible.
struct PageDrawing {
  /// Beyond this a drawing is no longer worth waiting for.
  private static let timeLimitSeconds = 20

  /// Where everything stands; `nil` when there is no drawing.
  private(set) var arrangement: MapArrangement?
  /// Why there is none, as a sentence without its beginning and end.
  private(set) var remark: String?

  init(of map: DependencyMap, in environment: any CommandEnvironment) {
    let count = map.componentCount
    guard count > 0 else { return }
    guard count <= MapArrangement.maximumComponentCount else {
      remark = PageDrawing.remark(
        "it has more than \(MapArrangement.maximumComponentCount) components")
      return
    }
    let request = ArrangementRequest(map)
    do throws(ProgramFailure) {
      let result = try environment.run(
        "dot", ["-Tplain"], input: Array(request.text.utf8),
        timeLimitSeconds: PageDrawing.timeLimitSeconds)
      arrangement = MapArrangement(request, plain: result.output)
      if arrangement == nil {
        remark = PageDrawing.remark("Graphviz gave no answer (status \(result.status))")
      }
    } catch {
      remark = PageDrawing.remark(PageDrawing.reason(error))
    }
  }

  private static func remark(_ reason: String) -> String {
    "the map is not drawn whole: \(reason); the page draws what is near the selection"
  }

  private static func reason(_ failure: ProgramFailure) -> String {
    switch failure {
    case .missing(let program):
      "Graphviz (\(program)) is not installed, see https://graphviz.org/download"
    case .notStarted(let program, let reason): "\(program) could not be started: \(reason)"
    case .timeLimit(let program, let seconds): "\(program) took more than \(seconds) s"
    }
  }
}
