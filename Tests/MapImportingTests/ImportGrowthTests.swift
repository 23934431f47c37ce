import DependencyGraph
import MapImporting
import Testing

/// What an import makes, and what it looks at, is in proportion to its input: at 4 times the input at
/// most 4 and a half times as much.
@Suite struct ImportGrowthTests {
  private static let bound = 4.5

  private func growth(_ size: (Int) -> Int, _ small: Int) -> Double {
    Double(size(4 * small)) / Double(size(small))
  }

  @Test func onePairOfATraceFileIsOneRequirement() throws {
    func calls(_ count: Int) -> ImportSession {
      let call = #"{"parent": "a", "child": "b", "callCount": 1}"#
      return importing("[" + Array(repeating: call, count: count).joined(separator: ",\n") + "]")
    }
    let requirement = try #require(calls(2000).draft["a"]?.requirements.first)
    #expect(calls(2000).draft["a"]?.requirements.count == 1)
    #expect(requirement.evidence.places.count == 2000)
    #expect(growth({ calls($0).json.utf8.count }, 500) < ImportGrowthTests.bound)
  }

  @Test func placesOfEvidenceAreComparedWithFewOthers() {
    func comparisons(_ count: Int) -> Int {
      var list = EvidenceList()
      for number in 0..<count {
        list.add("file:\(number):1")
        list.add("file:\(number):1")
      }
      #expect(list.places.count == count)
      return list.comparisonCount
    }
    #expect(growth(comparisons, 1000) < ImportGrowthTests.bound)
  }

  @Test func podsOfOneNamespaceAreLookedUpByTheirLabels() {
    func comparisons(_ count: Int) -> Int {
      var index = LabelIndex(
        (0..<count).map { (namespace: "n", labels: ["app": "\($0)", "part-of": "shop"]) })
      for number in 0..<count {
        let selector = ["part-of": "shop", "app": "\(number)"]
        #expect(index.objects(with: selector, in: "n") == [number])
        #expect(
          index.objects(within: ["app": "\(number)", "part-of": "shop", "x": "y"], in: "n")
            == [number])
      }
      return index.comparisonCount
    }
    #expect(growth(comparisons, 200) < ImportGrowthTests.bound)
  }

  /// Of 100 × 100 instances each needs one of the others, and the map says it once.
  @Test func instancesThatNeedInstancesAreNotListedForEach() throws {
    func state(_ count: Int) -> String {
      func resource(_ type: String, _ name: String, _ dependencies: String) -> String {
        let instances = (0..<count).map {
          #"{"index_key": \#($0), "attributes": {}, "dependencies": [\#(dependencies)]}"#
        }
        return """
          {"mode": "managed", "type": "\(type)", "name": "\(name)",
           "instances": [\(instances.joined(separator: ",\n"))]}
          """
      }
      return """
        {"version": 4, "terraform_version": "1.5.0", "lineage": "x", "resources": [
          \(resource("aws_subnet", "s", "")),
          \(resource("aws_instance", "w", "\"aws_subnet.s\""))]}
        """
    }
    let session = importing(state(100))
    let group = try #require(session.draft["aws_subnet.s[any]"])
    #expect(group.requirements.map(\.ids.count) == [100])
    let instance = try #require(session.draft["aws_instance.w[99]"])
    #expect(instance.requirements.map(\.ids) == [["aws_subnet.s[any]"]])
    #expect(try session.readMap().components.count == 201)
    #expect(growth({ importing(state($0)).json.utf8.count }, 50) < ImportGrowthTests.bound)
    #expect(importing(state(16)).draft["aws_instance.w[3]"]?.requirements[0].ids.count == 16)
  }

  /// A service that registers with each of many target groups is needed by each of them.
  @Test func targetsOfManyInstancesNeedThemTogether() throws {
    func instances(_ dependencies: String) -> String {
      (0..<20).map {
        #"{"index_key": \#($0), "attributes": {}, "dependencies": [\#(dependencies)]}"#
      }
      .joined(separator: ",")
    }
    let session = importing(
      """
      {"version": 4, "terraform_version": "1.5.0", "lineage": "x", "resources": [
        {"mode": "managed", "type": "aws_lb_target_group", "name": "g",
         "instances": [\(instances(""))]},
        {"mode": "managed", "type": "aws_ecs_service", "name": "w",
         "instances": [\(instances("\"aws_lb_target_group.g\""))]}]}
      """)
    #expect(
      session.draft["aws_lb_target_group.g[7]"]?.requirements.map(\.ids) == [
        ["aws_ecs_service.w[all]"]
      ])
    #expect(session.draft["aws_ecs_service.w[all]"]?.requirements.count == 20)
  }

  @Test func warningsThatSayTheSameAreCounted() {
    let session = importing(
      "[{\"parent\": \"a\", \"child\": \"b\", \"callCount\": 1}"
        + Array(repeating: ",\n7", count: 5000).joined() + "]")
    #expect(session.diagnostics.count == 101)
    #expect(session.diagnostics.last?.text.hasSuffix(": 4900 more of these") == true)
    #expect(session.coverage.leftOut.values.reduce(0, +) == 5000)
  }

  @Test func hostsOfOneVariableAreEachFoundOnce() {
    func hosts(_ count: Int) -> ImportSession {
      let hosts = (0..<count).map { "h\($0).example.com:80" }.joined(separator: ",")
      return importing(
        #"{"services": {"a": {"image": "x", "environment": {"H": "\#(hosts),\#(hosts)"}}}}"#)
    }
    #expect(hosts(1000).draft["a"]?.requirements.count == 1000)
    #expect(growth({ hosts($0).json.utf8.count }, 250) < ImportGrowthTests.bound)
  }
}
