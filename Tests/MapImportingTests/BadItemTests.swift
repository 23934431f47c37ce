import DependencyGraph
import MapDiagnostics
import MapImporting
import TestSupport
import Testing

/// One bad item of an input: it is said, the rest is imported, and the map can be read.
@Suite struct BadItemTests {
  ///     a ──► b
  @Test func `a service without a description is a component that is only named`() throws {
    let session = importing(#"{"services":{"a":{"depends_on":["b"]},"b":null}}"#, as: .compose)
    #expect(session.arrows == ["a ──► b"])
    #expect(
      session.diagnostics.map(\.text)
        == ["input.json:1:43: warning: a service is an object with a name"])
    let map = try session.readMap()
    #expect(try map.require("b").confidence == .guessed)
    #expect(try map.require("b").evidence == ["input.json:1:33"])
  }

  @Test func `a dependency on a service that is not there is said and left out`() throws {
    let session = importing(
      """
      {"services":{"web":{"image":"x","depends_on":{"db":{"condition":"service_started"}}}}}
      """)
    #expect(session.arrows == [])
    #expect(session.diagnostics.count == 1)
    #expect(session.coverage.leftOut.values.reduce(0, +) == 1)
    #expect(try session.readMap().components.map(\.id) == ["web"])
  }

  @Test(arguments: [
    "9223372036854775807", "9223372036854775808", "1000001", "1e19", "1e308", "-1", "1.5", "true",
    "\"4\"", "{}",
  ])
  func `replicas that no cluster has are said, and budgets of any size are bounded`(
    _ number: String
  ) throws {
    func cluster(replicas: String, least: String) -> ImportSession {
      importing(
        """
        {"apiVersion": "v1", "kind": "List", "items": [
          {"kind": "Node", "metadata": {"name": "n1", "labels": {
            "topology.kubernetes.io/zone": "a", "topology.kubernetes.io/region": "r"}}},
          {"kind": "Node", "metadata": {"name": "n2", "labels": {
            "topology.kubernetes.io/zone": "b", "topology.kubernetes.io/region": "r"}}},
          {"kind": "Deployment", "metadata": {"name": "w"}, "spec": {"replicas": \(replicas),
            "template": {"metadata": {"labels": {"app": "w"}}, "spec": {
              "topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}},
          {"kind": "PodDisruptionBudget", "metadata": {"name": "p"}, "spec": {
            "minAvailable": \(least), "selector": {"matchLabels": {"app": "w"}}}}]}
        """)
    }
    let wrong = cluster(replicas: number, least: "1")
    #expect(wrong.arrows == [])
    #expect(wrong.diagnostics.count == 1)
    #expect(try wrong.readMap().components.count == 6)
    let bounded = cluster(replicas: "1000000", least: number)
    #expect(bounded.arrows == ["w ──► region/r/a", "w ──► region/r/b"])
    _ = try bounded.readMap()
  }

  ///     aws/us-east-1 holds itself by its zone: what is no domain is required
  @Test func `a component that is called like a region makes no circle of places`() throws {
    var session = ImportSession(region: "us-east-1")
    session.read(
      SourceText(
        name: "aws.json",
        text:
          """
          {"Resources": {"us-east-1": {"Type": "AWS::EC2::Instance",
            "Properties": {"AvailabilityZone": "us-east-1a"}}}}
          """))
    let map = try session.readMap()
    #expect(map.component(id: "aws/us-east-1") != nil)
  }
}
