import DependencyGraph

/// What every list says about a component: `component,kind,name,owner,tier,provider,region,category`.
enum EntryColumns {
  static let all = [
    Table.Column("component"), Table.Column("kind"), Table.Column("name"), Table.Column("owner"),
    Table.Column("tier", role: .figure), Table.Column("provider"), Table.Column("region"),
    Table.Column("category"),
  ]

  static func cells(of component: Component) -> [Cell] {
    [
      .text(component.id), .text(component.kind.word), Cell(component.name),
      Cell(component.owner), Cell(component.tier), Cell(component.provider),
      Cell(component.region), Cell(component.category),
    ]
  }
}

/// The components whose loss a question is about.
public struct TargetChoice: Sendable {
  /// The components.
  public let components: [Component]
  /// Whether the user chose them.
  public let isExplicit: Bool

  /// The targets that were chosen.
  public init(chosen components: [Component]) {
    self.components = components
    isExplicit = true
  }

  /// The targets of a question that names none: the services; in a map without services, all
  /// components.
  public init(defaultOf map: DependencyMap) {
    let services = map.components.filter { $0.kind == .service }
    components = services.isEmpty ? Array(map.components) : services
    isExplicit = false
  }

  /// What `count` of them are called in a sentence.
  func noun(_ count: Int) -> String {
    let noun: String
    if components.allSatisfy({ $0.kind == .service }) {
      noun = "service"
    } else {
      noun = isExplicit ? "target" : "component"
    }
    return count == 1 ? noun : noun + "s"
  }

  /// That nothing is known of what most of the targets need, when that is so: a target without a known
  /// dependency is not a target without a single point of failure.
  package var remarkOnUnknowns: String? {
    let unknown = components.count { $0.requirements.isEmpty && $0.domains.isEmpty }
    guard unknown * 2 > components.count else { return nil }
    return "careful: nothing is known of what \(share(unknown)) "
      + "\(unknown == 1 ? "needs" : "need"); this says nothing about "
      + "\(unknown == 1 ? "it" : "them")"
  }

  /// How many of the targets something befalls: `5 of 12 services`.
  func share(_ count: Int) -> String {
    "\(count) of \(components.count) \(noun(components.count))"
  }
}

extension Report.MapFigures {
  init(_ map: DependencyMap) {
    self.init(name: map.name, components: map.componentCount, dependencies: map.dependencyCount)
  }
}
