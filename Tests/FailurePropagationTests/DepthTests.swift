import DependencyGraph
import FailurePropagation
import TestSupport
import Testing

/// Nothing recurses over what the map controls.
@Suite struct DepthTests {
  // c0 ◄── c1 ◄── c2 ◄── … ◄── c199999
  @Test func aChainOfTwoHundredThousandNeedsNoStack() throws {
    let count = 200_000
    let lines =
      ["{\"id\": \"c0\"}"]
      + (1..<count).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"c\($0 - 1)\"]}" }
    let map = try map(components: lines.joined(separator: ",\n"))
    let found = PropagationEngine(map).impact(of: Scenario(failing: [map[0]]))
    #expect(found.worsened.count == count - 1)
    let last = map[count - 1]
    #expect(found.distance(of: last) == count - 1)
    #expect(found.explanation(of: last).steps.count == count)
  }

  // c0 ◄── c1 ◄── c2 ◄── … ◄── c199999, each a second after the other
  @Test func aChainOverTimeNeedsNoStack() throws {
    let count = 200_000
    let lines =
      ["{\"id\": \"c0\", \"recovery\": \"1s\"}"]
      + (1..<count).map {
        "{\"id\": \"c\($0)\", \"recovery\": \"1s\", \"dependsOn\": [\"c\($0 - 1)\"]}"
      }
    let map = try map(components: lines.joined(separator: ",\n"))
    let timeline = try PropagationEngine(map).timeline(
      of: Scenario(events: [.init([map[0]], .down, from: .seconds(5), until: .seconds(9))]))
    #expect(timeline.settled == .seconds(9 + count))
    #expect(timeline.outages.count == 2 * count)
  }

  // c0 ◄── c1 ◄── c2 ◄── … ◄── c4999 ◄──start── c0
  @Test func aLongDeadlockNeedsNoStack() throws {
    let count = 5_000
    let lines =
      [
        "{\"id\": \"c0\", \"dependsOn\": [{\"component\": \"c\(count - 1)\", \"neededTo\": \"start\"}]}"
      ]
      + (1..<count).map { "{\"id\": \"c\($0)\", \"dependsOn\": [\"c\($0 - 1)\"]}" }
    let map = try map(components: lines.joined(separator: ",\n"))
    let first = try map.require("c0")
    let timeline = try PropagationEngine(map).timeline(
      of: Scenario(events: [.init([first], .down, from: .seconds(5), until: .seconds(9))]))
    #expect(timeline.deadlocks.map(\.circle.count) == [count])
    #expect(timeline.deadlocks.first?.openingComponent == first)
  }

  // d0 ⊃ d1 ⊃ d2 ⊃ … ⊃ d19999
  @Test func domainsWithinTwentyThousandDomainsNeedNoStack() throws {
    let count = 20_000
    let lines =
      ["{\"id\": \"d0\", \"kind\": \"domain\"}"]
      + (1..<count).map {
        "{\"id\": \"d\($0)\", \"kind\": \"domain\", \"within\": \"d\($0 - 1)\"}"
      }
    let map = try map(components: lines.joined(separator: ",\n"))
    let found = PropagationEngine(map).impact(of: Scenario(failing: [map[0]]))
    #expect(found.worsened.count == count - 1)
  }

  @Test(arguments: ["anyOf", "allOf"])
  func groupsNestedToTheLimitNeedNoStack(_ key: String) throws {
    // Each group takes an object and an array; the map's own brackets take four more.
    let depth = (512 - 4) / 2
    let open = String(repeating: "{\"\(key)\": [", count: depth)
    let close = String(repeating: "]}", count: depth)
    let map = try map(
      components:
        "{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\(open)\"a\"\(close)]}")
    let found = PropagationEngine(map).impact(of: Scenario(failing: [map[0]]))
    #expect(found.worsened.map(\.id) == ["b"])
    #expect(found.distance(of: map[1]) == 1)
    #expect(found.cause(of: map[1])?.components.map(\.id) == ["a"])
  }

  @Test func groupsWithASpareEachNestedToTheLimitNeedNoStack() throws {
    let depth = (512 - 4) / 2
    let open = String(repeating: "{\"anyOf\": [\"spare\", ", count: depth)
    let close = String(repeating: "]}", count: depth)
    let map = try map(
      components:
        "{\"id\": \"a\"}, {\"id\": \"spare\"},"
        + "{\"id\": \"b\", \"dependsOn\": [\(open)\"a\"\(close)]}")
    let engine = PropagationEngine(map)
    #expect(engine.impact(of: Scenario(failing: [map[0]])).worsened.isEmpty)
    let found = engine.impact(of: Scenario(failing: [map[0], map[1]]))
    #expect(found.worsened.map(\.id) == ["b"])
    #expect(found.cause(of: map[2])?.components.map(\.id) == ["spare", "a"])
  }
}
