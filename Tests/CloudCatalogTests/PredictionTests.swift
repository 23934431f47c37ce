import CloudCatalog
import DependencyGraph
import FailurePropagation
import Foundation
import TestSupport
import Testing

/// What the built-in catalogue foretells of outages, against what was published of them.
@Suite struct PredictionTests {
  private static let isRecording =
    ProcessInfo.processInfo.environment["RECORD_PREDICTIONS"] == "1"

  @Test func theTableInTheDocumentationIsWhatTheCatalogueForetells() throws {
    let file = PackageRoot.url.appending(path: "docs/catalog.md")
    var page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: "RECORD_PREDICTIONS=1 writes it. -->\n")).upperBound
    let end = try #require(page.range(of: "\n<!-- End of the table. -->")).lowerBound
    let table = "\n" + (try PredictionTable().markdown) + "\n"
    if PredictionTests.isRecording {
      page.replaceSubrange(start..<end, with: table)
      try Data(page.utf8).write(to: file)
      Issue.record("recorded the table of docs/catalog.md; read the difference")
      return
    }
    #expect(page[start..<end] == table)
  }

  @Test func everyComponentIsPredictedAsBefore() throws {
    let file = Incident.folder.appending(path: "predicted.csv")
    let csv = try PredictionTable().csv
    if PredictionTests.isRecording {
      try Data(csv.utf8).write(to: file)
      Issue.record("recorded predicted.csv; read the difference")
      return
    }
    #expect(csv == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func theDataAreComplete() throws {
    let incidents = try Incident.all()
    #expect(incidents.count >= 18)
    for incident in incidents {
      let fates = incident.failed + incident.effects + incident.unaffected
      let names = fates.map(\.name)
      #expect(Set(names).count == names.count, "\(incident.id) says twice what became of one")
      #expect(!incident.failed.isEmpty && !incident.effects.isEmpty && !incident.own.isEmpty)
      for fate in fates {
        #expect(!fate.says.isEmpty && !fate.name.isEmpty, "\(incident.id)")
        #expect((fate.id == nil) == (fate.wanted != nil), "\(fate.name)")
        #expect(incident.sources[fate.source] != nil, "\(incident.id): \(fate.source)")
      }
      #expect(incident.failed.allSatisfy { $0.state != nil && $0.state != .affected && $0.counts })
      #expect(incident.effects.allSatisfy { $0.severity != nil && $0.state == nil })
      #expect(incident.unaffected.allSatisfy { $0.severity == nil && $0.state == nil })
    }
  }

  @Test func theCatalogueKnowsEveryIDOfTheData() throws {
    for incident in try Incident.all() {
      for fate in incident.failed + incident.effects + incident.unaffected where fate.id != nil {
        #expect(!fate.ids.isEmpty && fate.ids.allSatisfy(Catalog.builtIn.contains), "\(fate.name)")
      }
    }
  }

  @Test func whatFailedInEveryRegionIsDownInEveryRegion() throws {
    let incident = try #require(try Incident.all().first { $0.id == "google-cloud-2025" })
    let failed = try #require(incident.failed.first)
    let regions = Catalog.builtIn.regionIDs.filter { $0.hasPrefix("google-cloud/") }
    #expect(failed.ids == regions.map { $0 + "/service-control" })
    #expect(regions.count > 30)
  }

  /// What is known from fewer sources foretells no more.
  @Test func withoutItsOwnSourcesNoOutageIsForetoldBetter() throws {
    for incident in try Incident.all() {
      let full = try Prediction(of: incident, isBlind: false)
      let blind = try Prediction(of: incident, isBlind: true)
      for fate in incident.effects + incident.unaffected {
        #expect(blind.state(of: fate) <= full.state(of: fate), "\(incident.id): \(fate.name)")
      }
    }
  }

  ///     a ──► b   known from the post mortem and from a paper
  ///     a ──► c   known from the post mortem and from a note on it
  @Test func whatAnotherSourceSaysTooIsNotForgotten() throws {
    let text = """
      {"components": [
        {"id": "a", "within": ["d"], "evidence": ["note on PM-1 [S]"], "dependsOn": [
          {"component": "b", "evidence": ["PM-1 https://x.example/1 [P]", "a paper [P]"]},
          {"component": "c", "evidence": ["PM-1 https://x.example/1 [P]", "note on PM-1 [S]"]}
        ]},
        {"id": "b"}, {"id": "c", "within": ["d"], "evidence": ["a list [P]"]},
        {"id": "d", "kind": "domain"}
      ]}
      """
    let map = try map(Prediction.withoutSources(["PM-1"], text))
    #expect(
      try map.require("a").requirements.map(\.evidence) == [
        ["PM-1 https://x.example/1 [P]", "a paper [P]"]
      ])
    #expect(try map.require("a").domains.isEmpty)
    #expect(try map.require("c").domains.map(\.id) == ["d"])
    #expect(try Prediction.withoutSources([], text) == text)
  }

  /// Every requirement whose evidence names one of these is left out where it is hindsight.
  @Test(arguments: [
    ("aws-kinesis-2020", "aws/us-east-1/cognito", "aws/us-east-1/kinesis"),
    ("aws-s3-2017", "trello", "aws/us-east-1/s3"),
    ("cloudflare-workers-kv-2025", "cloudflare/access", "cloudflare/workers-kv"),
    ("cloudflare-proxy-2025", "cloudflare/turnstile", "cloudflare/core-proxy"),
    ("google-identity-2020", "google-cloud/sign-in", "google-cloud/user-id"),
    ("azure-ad-2021", "azure/entra-id", "azure/entra-id/signing-keys"),
    ("azure-front-door-2025", "azure/portal", "azure/front-door"),
    ("meta-2021", "meta/dns", "meta/backbone"),
  ])
  func whatAnOutageTaughtIsLeftOut(_ id: String, _ dependent: String, _ needed: String) throws {
    let incident = try #require(try Incident.all().first { $0.id == id })
    func needs(_ text: String) throws -> Bool {
      try map(text).require(dependent).requirements.contains { requirement in
        if case .component(let component) = requirement.need {
          component.id == needed
        } else {
          false
        }
      }
    }
    let text = Catalog.builtIn.selection(of: [dependent]).json
    #expect(try needs(text))
    #expect(try !needs(Prediction.withoutSources(incident.own, text)))
  }
}
