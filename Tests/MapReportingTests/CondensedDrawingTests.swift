import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

@testable import MapReporting

/// Drawings with boxes hidden or collapsed: what is not drawn leaves its arrows, never harder ones.
@Suite struct CondensedDrawingTests {
  private func drawing(_ report: Report) throws -> Drawing {
    let make = try #require(report.drawing)
    return make()
  }

  /// The arrows as `a -hard-> b`, through hidden boxes as `a -hard 2-> b`.
  private func arrows(_ report: Report) throws -> Set<String> {
    let drawing = try drawing(report)
    func name(_ end: Drawing.End) -> String {
      switch end {
      case .node(let index): drawing.nodes[index].id
      case .group(let index): "\(drawing.groups[index].dependent)#"
      }
    }
    return Set(
      drawing.edges.map { edge in
        let count = edge.hiddenCount == 0 ? "" : " \(edge.hiddenCount)"
        return "\(name(edge.from)) -\(edge.bond)\(count)-> \(name(edge.to))"
      })
  }

  // a ──► b ──► c ──► d        a ──► 1 of [x, y]        x ──► d
  private func sample() throws -> DependencyMap {
    try map(
      components: #"""
        {"id": "a", "owner": "one", "dependsOn": ["b", {"anyOf": ["x", "y"]}]},
        {"id": "b", "owner": "one", "dependsOn": ["c"]},
        {"id": "c", "owner": "two", "dependsOn": [{"component": "d", "strength": "soft"}]},
        {"id": "d", "owner": "two"}, {"id": "x", "dependsOn": ["d"]}, {"id": "y"}
        """#)
  }

  private func hiding(_ ids: String...) throws -> Set<String> {
    let map = try sample()
    return try arrows(
      Report.draw(map, scope: DrawingScope(hidden: ids.map { try map.require($0) })))
  }

  @Test func aHiddenBoxLeavesItsArrow() throws {
    #expect(try hiding("b").contains("a -hard 1-> c"))
  }

  @Test func anArrowIsAsWeakAsTheWeakestOnItsWay() throws {
    #expect(try hiding("b", "c").contains("a -soft 2-> d"))
  }

  @Test func aMemberThatIsHiddenStillStandsBehindItsGroup() throws {
    let arrows = try hiding("x")
    #expect(arrows.contains("a# -hard 1-> d") && arrows.contains("a -hard-> a#"))
  }

  /// `a` hidden, and what needs `a` reaches `x` and `y` only as one of two.
  @Test func aHiddenGroupIsNeverAHardArrow() throws {
    let map = try map(
      components: #"""
        {"id": "top", "dependsOn": ["a"]}, {"id": "a", "dependsOn": [{"anyOf": ["x", "y"]}, "z"]},
        {"id": "x"}, {"id": "y"}, {"id": "z"}
        """#)
    let report = Report.draw(map, scope: DrawingScope(hidden: [try map.require("a")]))
    #expect(
      try arrows(report) == [
        "top -alternative 1-> x", "top -alternative 1-> y", "top -hard 1-> z",
      ])
  }

  /// What goes down reaches what limps through a service that holds, by one of two.
  @Test func onlyWhatIsAffectedKeepsTheWaysThroughWhatHolds() throws {
    let map = try map(
      components: #"""
        {"id": "app", "dependsOn": [{"component": "ads", "strength": "soft"}, "pay"]},
        {"id": "pay", "dependsOn": [{"anyOf": ["s", "t", "u"]}]}, {"id": "s", "dependsOn": ["ads"]},
        {"id": "t"}, {"id": "u"}, {"id": "ads"}
        """#)
    let radius = PropagationEngine(map).impact(of: Scenario(failing: [try map.require("ads")]))
    let report = Report.draw(map, radius: radius, scope: DrawingScope(onlyAffected: true))
    #expect(
      try arrows(report) == [
        "app -soft-> ads", "app -alternative 1-> s", "s -hard-> ads",
      ])
  }

  @Test func circlesOfHiddenBoxesEnd() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["c"]},
        {"id": "c", "dependsOn": ["b", "d"]}, {"id": "d", "dependsOn": ["a"]}
        """#)
    let hidden = try ["b", "c"].map(map.require)
    #expect(
      try arrows(Report.draw(map, scope: DrawingScope(hidden: hidden))) == [
        "a -hard 2-> d", "d -hard-> a",
      ])
  }

  @Test func oneBoxStandsForAnOwner() throws {
    let map = try sample()
    let radius = PropagationEngine(map).impact(of: Scenario(failing: [try map.require("d")]))
    let report = Report.draw(map, radius: radius, scope: DrawingScope(collapse: .owner))
    let drawing = try drawing(report)
    #expect(Set(drawing.nodes.map(\.id)) == ["=one", "=two", "x", "y"])
    let two = try #require(drawing.nodes.first { $0.id == "=two" })
    #expect(two.lines == ["two", "2 components", "1 down, 1 degraded"])
    #expect(two.standing == .down && two.isDecreed && two.shape == .several)
    // The failure goes from c to b along a hard dependency, and to x along another.
    #expect(
      try arrows(report) == [
        "=one -hard-> =two", "=one -alternative-> x", "=one -alternative-> y", "x -hard-> =two",
      ])
  }

  @Test func aFailureAlongAWeakerArrowIsAnArrowOfItsOwn() throws {
    let map = try map(
      components: #"""
        {"id": "a", "owner": "one",
         "dependsOn": [{"component": "b", "strength": "soft"}, "c"]},
        {"id": "b", "owner": "two"}, {"id": "c", "owner": "two"}
        """#)
    let radius = PropagationEngine(map).impact(of: Scenario(failing: [try map.require("b")]))
    let report = Report.draw(map, radius: radius, scope: DrawingScope(collapse: .owner))
    let edges = try drawing(report).edges
    #expect(edges.map(\.bond) == [.soft, .hard] && edges.map(\.carriesFailure) == [true, false])
  }

  @Test func componentsCollapseIntoTheirOutermostDomain() throws {
    let map = try map(
      components: #"""
        {"id": "region", "kind": "domain"}, {"id": "zone", "kind": "domain", "within": "region"},
        {"id": "a", "within": "zone", "dependsOn": ["b"]}, {"id": "b", "within": "region"},
        {"id": "c", "dependsOn": ["a"]}
        """#)
    let report = Report.draw(map, scope: DrawingScope(collapse: .domain))
    #expect(try arrows(report) == ["c -hard-> =region"])
  }

  @Test func aDirectionDrawsOnlyOneSideOfAFocus() throws {
    let map = try map(
      components: #"""
        {"id": "a", "dependsOn": ["b"]}, {"id": "b", "dependsOn": ["c"]}, {"id": "c"}
        """#)
    func drawn(_ direction: DrawingScope.Direction) throws -> [String] {
      let scope = DrawingScope(focus: [try map.require("b")], direction: direction)
      return try drawing(Report.draw(map, scope: scope)).nodes.map(\.id)
    }
    #expect(try drawn(.both) == ["a", "b", "c"])
    #expect(try drawn(.dependencies) == ["b", "c"])
    #expect(try drawn(.dependents) == ["a", "b"])
  }

  @Test func theTitleSaysWhatIsDrawn() throws {
    let map = try sample()
    let scope = DrawingScope(focus: [try map.require("c")])
    #expect(Report.draw(map, scope: scope).headline == ["3 of 6 components, around c"])
  }
}
