package import MapDiagnostics

/// Tells the places of values that are asked about in about the order of their text, each from the
/// last one.
package struct PlaceWalk: Sendable {
  private var document: JSONDocument?
  private var last: (offset: Int, place: Place)?

  package init() {}

  /// Line and column of the byte at `offset` of `document`.
  package mutating func place(at offset: Int, in document: JSONDocument) -> Place {
    if self.document !== document { (self.document, last) = (document, nil) }
    let place = document.place(at: offset, from: last)
    last = (offset, place)
    return place
  }
}
