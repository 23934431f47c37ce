/// The parts of what is hidden that arrows lead through, and which of them are better drawn than gone
/// round.
///
///     a1 ─┐       ┌─► b1        a1 ─┐     ┌─► b1
///     a2 ─┼► (h) ─┼─► b2        a2 ─┼► • ─┼─► b2        6 arrows instead of 9
///     a3 ─┘       └─► b3        a3 ─┘     └─► b3
///
/// Around a hub that many need and that needs many, there are as many arrows as pairs of these; a dot in its
/// place needs no more than there were.
struct HiddenRegions {
  /// Up to so many arrows are always drawn around a region.
  private static let smallCount = 400
  /// How many more arrows than through a region may be drawn around it.
  private static let growth = 2

  private let outgoing: [Drawing.End: [Drawing.End]]
  private let incoming: [Drawing.End: [Drawing.End]]
  private let hidden: Set<Drawing.End>

  init(_ drawing: Drawing, _ hidden: Set<Drawing.End>) {
    self.hidden = hidden
    var outgoing: [Drawing.End: [Drawing.End]] = [:]
    var incoming: [Drawing.End: [Drawing.End]] = [:]
    for edge in drawing.edges where hidden.contains(edge.from) || hidden.contains(edge.to) {
      outgoing[edge.from, default: []].append(edge.to)
      incoming[edge.to, default: []].append(edge.from)
    }
    self.outgoing = outgoing
    self.incoming = incoming
  }

  /// The hidden ends that are drawn as dots: they lie on ways between visible ends, in a region around
  /// which there would be far more arrows than lead through it.
  ///
  /// - Complexity: O(*e*) for *e* arrows from or to what is hidden.
  var dots: Set<Drawing.End> {
    let onWays = reached(outgoing).intersection(reached(incoming))
    var seen: Set<Drawing.End> = []
    var dots: Set<Drawing.End> = []
    for first in onWays where seen.insert(first).inserted {
      var region = [first]
      var (sources, targets): (Set<Drawing.End>, Set<Drawing.End>) = ([], [])
      var edgeCount = 0
      var place = 0
      while place < region.count {
        let end = region[place]
        place += 1
        for other in outgoing[end] ?? [] {
          edgeCount += 1
          if !hidden.contains(other) {
            targets.insert(other)
          } else if onWays.contains(other), seen.insert(other).inserted {
            region.append(other)
          }
        }
        for other in incoming[end] ?? [] {
          if !hidden.contains(other) {
            edgeCount += 1
            sources.insert(other)
          } else if onWays.contains(other), seen.insert(other).inserted {
            region.append(other)
          }
        }
      }
      let around = sources.count.multipliedReportingOverflow(by: targets.count)
      let bound = max(HiddenRegions.smallCount, HiddenRegions.growth * edgeCount)
      if around.overflow || around.partialValue > bound { dots.formUnion(region) }
    }
    return dots
  }

  /// The hidden ends that `arrows` lead to from visible ones.
  private func reached(_ arrows: [Drawing.End: [Drawing.End]]) -> Set<Drawing.End> {
    var found: Set<Drawing.End> = []
    var pending = arrows.keys.filter { !hidden.contains($0) }
    while let end = pending.popLast() {
      for other in arrows[end] ?? [] where hidden.contains(other) && found.insert(other).inserted {
        pending.append(other)
      }
    }
    return found
  }
}
