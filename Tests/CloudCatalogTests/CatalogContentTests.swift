import CloudCatalog
import DependencyGraph
import MapDiagnostics
import MapLoading
import Testing

/// What holds of every entry of the built-in catalogue.
@Suite struct CatalogContentTests {
  private let catalog = Catalog.builtIn

  private static func tag(_ confidence: Confidence) -> String {
    switch confidence {
    case .declared: "[P]"
    case .reported: "[S]"
    case .observed, .guessed: "[M]"
    }
  }

  @Test func everyRequirementHasASourceThatEndsInItsTag() {
    for component in catalog.components {
      for requirement in component.requirements {
        #expect(!requirement.evidence.isEmpty, "\(component.id)")
        let tags = requirement.evidence.map { String($0.suffix(3)) }
        #expect(tags.contains(Self.tag(requirement.confidence)), "\(component.id) \(tags)")
        #expect(tags.allSatisfy { ["[P]", "[S]", "[M]"].contains($0) }, "\(component.id)")
      }
    }
  }

  @Test func noTagIsBetterThanTheWorstOfItsSources() {
    for component in catalog.components {
      for requirement in component.requirements {
        let tags = requirement.evidence.map { String($0.suffix(3)) }
        let worst = ["[P]", "[S]", "[M]"].last { tags.contains($0) }
        #expect(worst == Self.tag(requirement.confidence), "\(component.id)")
      }
    }
  }

  @Test func everyPromiseHasASourceThatEndsInItsTag() {
    for component in catalog.components {
      guard let promise = component.availability else { continue }
      #expect(promise.evidence.hasSuffix(Self.tag(promise.confidence)), "\(component.id)")
      #expect(promise.value.hasSuffix("%"))
    }
  }

  @Test func whatStandsInARegionThatItsIDDoesNotNameHasASource() {
    for component in catalog.components where !component.id.contains("{region}") {
      guard !component.within.isEmpty,
        !component.within.allSatisfy({ component.id.hasPrefix($0) })
      else { continue }
      #expect(!component.evidence.isEmpty, "\(component.id)")
      #expect(component.confidence != nil, "\(component.id)")
    }
  }

  /// Kept by hand, from the sources.
  @Test(arguments: [
    ("aws/{region}/ec2/launches", "aws/{region}/dynamodb", "hard", Confidence.reported),
    ("aws/{region}/ec2/launches", "aws/{region}/s3", "hard", .declared),
    ("aws/{region}/ec2/launches", "aws/{region}/internal-network", "hard", .declared),
    ("aws/{region}/dynamodb", "aws/{region}/dynamodb/dns", "hard", .declared),
    ("aws/{region}/s3/placement", "aws/{region}/s3/index", "hard", .declared),
    ("aws/{region}/cognito", "aws/{region}/kinesis", "hard", .reported),
    ("aws/{region}/sts", "aws/{region}/dynamodb", "hard", .reported),
    ("aws/{region}/connect", "aws/{region}/api-gateway", "hard", .guessed),
    ("aws/{region}/redshift/login", "aws/{region}/sts", "hard", .guessed),
    ("aws/{region}/eks/cluster-creation", "aws/route-53/control-plane", "hard", .reported),
    ("aws/cloudfront/certificates", "aws/us-east-1/acm", "hard", .declared),
    ("aws/sign-in", "aws/us-east-1/sign-in", "hard", .reported),
    ("aws/{region}/sqs/encrypted-queues", "aws/{region}/kms", "hard", .declared),
    ("azure/portal", "azure/front-door", "soft", .declared),
    ("google-cloud/{region}/apis", "google-cloud/{region}/service-control", "hard", .declared),
    ("cloudflare/core-proxy", "cloudflare/bot-management/feature-file", "hard", .reported),
    ("datadog/feature-flags", "fastly", "soft", .declared),
    ("twilio", "aws/us-east-1", "hard", .guessed),
    ("slack", "aws/us-east-1", "hard", .reported),
  ])
  func wellKnownRowsKeepTheirTag(
    dependent: String, needed: String, strength: String, confidence: Confidence
  ) throws {
    let component = try #require(catalog.components.first { $0.id == dependent })
    let requirement = try #require(component.requirements.first { $0.members == [needed] })
    #expect(requirement.strength == strength)
    #expect(requirement.confidence == confidence)
  }

  /// Every component of the catalogue in every region and zone, with what is unverified.
  @Test func theWholeCatalogueIsAMapWithoutProblems() throws {
    let selection = catalog.selection(of: CatalogIDs.all, includesUnverified: true)
    let reading = MapReading(try #require(selection.text))
    let renderer = DiagnosticText(sources: reading.sources)
    #expect(reading.errors.map { renderer.text(of: $0, color: false) }.joined() == "")
    let others = reading.warnings.filter { $0.id != .isolatedComponent }
    #expect(others.prefix(5).map { renderer.text(of: $0, color: false) }.joined() == "")
    #expect(reading.map?.componentCount == selection.entries.count)
    #expect(selection.entries.count > 3000)
    let names = Set(selection.entries.map(\.component.id))
    #expect(names == Set(catalog.components.map(\.id)))
  }
}

/// Ids of the built-in catalogue.
enum CatalogIDs {
  /// Every component in every region, and in two zones of one.
  static let all: [String] = {
    let catalog = Catalog.builtIn
    let zones =
      ["aws/us-east-1/us-east-1a", "azure/westeurope/1"]
      + ["google-cloud/us-central1/us-central1-a"]
    return catalog.components.flatMap { component -> [String] in
      guard component.id.contains("{region}") else { return [component.id] }
      if component.id.contains("{zone}") {
        return zones.map { zone in
          component.id.replacing("aws/{region}/{zone}", with: zone)
            .replacing("azure/{region}/{zone}", with: zone)
            .replacing("google-cloud/{region}/{zone}", with: zone)
        }
      }
      return catalog.regionIDs.map { region in
        let cloud = region.prefix { $0 != "/" }
        return component.id.replacing("\(cloud)/{region}", with: region)
      }.filter { !$0.contains("{") }
    }
  }()
}
