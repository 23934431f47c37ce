import CloudCatalog
import DependencyGraph
import FailurePropagation
import MapDiagnostics
import MapLoading
import ResilienceAnalysis
import Testing

/// What is taken out of the catalogue for a map.
@Suite struct CatalogSelectionTests {
  private let catalog = Catalog.builtIn

  private func ids(_ ids: String..., unverified: Bool = false) -> [String] {
    catalog.selection(of: ids, includesUnverified: unverified).entries.map(\.id)
  }

  /// s3/placement ──► s3/index, each within the region
  @Test func aSelectionIsWhatTheIDsNeedAndNothingElse() {
    #expect(
      ids("aws/eu-west-1/s3/placement") == [
        "aws/eu-west-1", "aws/eu-west-1/s3/index", "aws/eu-west-1/s3/placement",
      ])
    #expect(
      ids("aws/us-east-1/us-east-1a/ec2") == [
        "aws/us-east-1", "aws/us-east-1/us-east-1a", "aws/us-east-1/us-east-1a/ec2",
      ])
  }

  @Test func aSelectionIsClosed() throws {
    let selection = catalog.selection(
      of: CatalogIDs.all.filter { $0.hasPrefix("aws/eu-west-1/") }, includesUnverified: true)
    let known = Set(selection.entries.map(\.id))
    for entry in selection.entries {
      let needed = entry.component.within + entry.requirements.flatMap(\.members)
      for id in needed { #expect(known.contains(entry.filled(id)), "\(entry.id) needs \(id)") }
    }
  }

  @Test(arguments: [
    "aws/us-east-1/foo", "aws/mars-1/lambda", "aws/mars-1", "aws/{region}/lambda", "", "/",
    "aws/us-east-1/", "aws/us-east-1/us-west-2a", "azure/us-east-1/app-service", "checkout",
  ])
  func whatTheCatalogueDoesNotKnowIsPassedOver(_ id: String) {
    #expect(ids(id) == [])
    let isKnown = catalog.contains(id)
    let hasText = catalog.selection(of: [id]).text != nil
    #expect(!isKnown && !hasText)
  }

  @Test func theSameIDsInAnyOrderGiveTheSameBytes() {
    let all = CatalogIDs.all
    #expect(catalog.selection(of: all).json == catalog.selection(of: all.reversed() + all).json)
  }

  @Test func whatIsUnverifiedIsLeftOutUnlessItIsWanted() throws {
    #expect(ids("heroku/us") == ["heroku/us"])
    #expect(ids("heroku/us", unverified: true) == ["aws/us-east-1", "heroku/us"])
    let selection = catalog.selection(of: CatalogIDs.all)
    #expect(selection.dependencyCount(of: .guessed) == 0)
    #expect(selection.unverifiedCount > 0)
    #expect(!selection.json.contains("[M]"))
    #expect(catalog.selection(of: CatalogIDs.all, includesUnverified: true).json.contains("[M]"))
  }

  @Test func aMisspeltIDIsSuggestedInItsRegion() {
    #expect(Catalog.builtIn.suggestion(for: "aws/eu-west-1/lamda") == "aws/eu-west-1/lambda")
    #expect(catalog.suggestion(for: "aws/eu-west-11") == "aws/eu-west-1")
  }

  @Test func theSummarySaysWhatWasUsed() {
    let selection = catalog.selection(of: ["slack", "auth0"])
    #expect(
      selection.summary()
        == "catalogue \(catalog.version): 3 components and 1 dependency added, "
        + "1 of them second-hand [S]")
  }

  /// Two regions, one control plane of IAM:
  ///
  ///     shop-us ──► aws/us-east-1/ec2    shop-eu ──► aws/eu-west-1/ec2
  ///        └────────► aws/iam/control-plane ◄────────┘   within aws/us-east-1
  @Test func aGlobalControlPlaneIsASinglePointOfFailureOfEveryRegion() throws {
    let text = """
      {"components": [
        {"id": "shop-us", "dependsOn": ["aws/us-east-1/ec2", "aws/iam/control-plane"]},
        {"id": "shop-eu", "dependsOn": ["aws/eu-west-1/ec2", "aws/iam/control-plane"]},
        {"id": "eks-eu", "dependsOn": ["aws/eu-west-1/eks/cluster-creation"]},
        {"id": "reader-eu", "dependsOn": ["aws/eu-west-1/iam", "aws/eu-west-1/ec2"]}
      ]}
      """
    let reading = MapReading([SourceText(name: "map.json", text: text)]) {
      Catalog.builtIn.selection(of: $0).text
    }
    let map = try #require(reading.map)
    #expect(reading.warnings.map(\.message) == [])
    func victims(of id: String) throws -> [String] {
      let component = try #require(map.component(id: id))
      let radius = PropagationEngine(map).impact(of: Scenario(failing: [component]))
      return ["shop-us", "shop-eu", "eks-eu", "reader-eu"].filter { name in
        map.component(id: name).map { radius.state(of: $0) == .down } ?? false
      }
    }
    #expect(try victims(of: "aws/us-east-1") == ["shop-us", "shop-eu", "eks-eu"])
    #expect(try victims(of: "aws/iam/control-plane") == ["shop-us", "shop-eu"])
    #expect(try victims(of: "aws/route-53/control-plane") == ["eks-eu"])
    #expect(try victims(of: "aws/eu-west-1") == ["shop-eu", "eks-eu", "reader-eu"])
    #expect(try victims(of: "aws/us-east-1/ec2") == ["shop-us"])
  }
}
