/// A picture as roles and relations, before any syntax: what is drawn, not how.
///
/// An edge points from the dependent to what it depends on. Every index is a position in the array
/// named by the property's documentation.
package struct Drawing: Sendable {
  /// How something stands in the scenario that is drawn.
  package enum Standing: Sendable, Equatable {
    /// No scenario is drawn, or it leaves this alone.
    case up
    /// Up or degraded, and the loss of one more spare is felt.
    case lostSpare
    /// Works, but limps.
    case degraded
    /// Does not work.
    case down
  }

  /// What a component's box looks like apart from its standing.
  package enum Shape: Sendable, Equatable {
    /// A service of one's own.
    case service
    /// A third party.
    case thirdParty
    /// A component of a cloud.
    case cloud
    /// A failure domain drawn as a box, since an edge needs it or it holds nothing shown.
    case domain
    /// Several components drawn as one box.
    case several
    /// A hidden component, as a dot that arrows lead through.
    case hidden
  }

  /// A component.
  package struct Node: Sendable {
    /// The component's id, unique in the drawing.
    package var id: String
    /// The lines of its label: its id or name first, then owner and tier.
    package var lines: [String]
    /// Its kind.
    package var shape: Shape
    /// Its state in the scenario.
    package var standing: Standing
    /// Whether its loss also costs a spare although it is degraded.
    package var hasLostSpare: Bool
    /// Whether the scenario decrees it.
    package var isDecreed: Bool
    /// Whether the question is about it: a focus, a target or a single point of failure.
    package var isEmphasized: Bool
    /// The position in `clusters` of the domain drawn around it.
    package var cluster: Int?
    /// What a viewer tells on request: the id, then owner, tier and cause.
    package var facts: [String] = []
  }

  /// A failure domain drawn around what it holds.
  package struct Cluster: Sendable {
    /// The domain's id, unique in the drawing.
    package var id: String
    /// Its label.
    package var lines: [String]
    /// Its state in the scenario.
    package var standing: Standing
    /// Whether the scenario decrees it.
    package var isDecreed: Bool
    /// The position in `clusters` of the domain around it; always smaller than its own.
    package var cluster: Int?
  }

  /// A group of alternatives, drawn as a small diamond.
  package struct Group: Sendable {
    /// The id of the component that needs the group.
    package var dependent: String
    /// Which group of the dependent this is, from 1, in file order.
    package var ordinal: Int
    /// How many members are needed.
    package var needs: Int
    /// How many members it has.
    package var count: Int
    /// Its severity in the scenario.
    package var standing: Standing
    /// The position in `clusters` of the domain drawn around it.
    package var cluster: Int?
  }

  /// One end of an edge.
  package enum End: Sendable, Hashable {
    /// A position in `nodes`.
    case node(Int)
    /// A position in `groups`.
    case group(Int)
  }

  /// How one end needs the other.
  package enum Bond: Sendable, Equatable {
    /// A hard dependency, or membership of a group.
    case hard
    /// A soft dependency.
    case soft
    /// Needed only to start.
    case start
    /// Held by a domain that is not drawn around it.
    case within
    /// One of several that would do, where the group is not drawn.
    case alternative
  }

  /// An arrow from the dependent to what it depends on.
  package struct Edge: Sendable {
    /// The dependent.
    package var from: End
    /// What it depends on.
    package var to: End
    /// How.
    package var bond: Bond
    /// Whether the scenario's failure travels along it (against the arrow).
    package var carriesFailure: Bool
    /// How many components that are not drawn lie on the way, at least.
    package var hiddenCount = 0
  }

  /// Lines above the picture: the scenario and the headline.
  package var title: [String]
  /// The domains drawn around others, outer before inner.
  package var clusters: [Cluster]
  /// The components.
  package var nodes: [Node]
  /// The groups of alternatives.
  package var groups: [Group]
  /// The arrows.
  package var edges: [Edge]
  /// Whether a scenario is drawn, so that states mean something.
  package var showsScenario: Bool
}
