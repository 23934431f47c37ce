import DependencyGraph
import MapDiagnostics

/// Ids that are different to the byte and the same to a reader: equal after Unicode normalization, or
/// but for case, space, what cannot be seen, and letters that look like others.
extension MapBuilder {
  mutating func warnOfSimilarIDs() {
    // Of two ids that fold to one, at least one is not its own fold; the plain ones, nearly all of
    // most maps, need no look of their own.
    // Swift compares strings by canonical equivalence, which is the normalization.
    var folded: [String: [UInt32]] = [:]
    for index in 0..<UInt32(storage.count) where !isPlain(index) {
      folded[LookalikeFold.fold(id(index)), default: []].append(index)
    }
    for (fold, indices) in folded.sorted(by: { $0.value[0] < $1.value[0] }) {
      var group = indices
      if let plain = storage.ids.index(of: fold), isPlain(plain) { group.append(plain) }
      guard group.count > 1 else { continue }
      group.sort { isDeclaredBefore($0, $1) }
      for index in group.dropFirst() {
        report(
          .similarIDs,
          "\"\(id(index))\" and \"\(id(group[0]))\" are two components, and hard to tell apart"
            + CodePointDifference.phrase(id(index), id(group[0])),
          at: declaration(of: index),
          notes: [
            Diagnostic.Note(message: "the other one is here", range: declaration(of: group[0]))
          ])
      }
    }
  }

  private func isDeclaredBefore(_ one: UInt32, _ other: UInt32) -> Bool {
    let keys = [one, other].map {
      (storage.placeSources[Int($0)], storage.places[Int($0)])
    }
    return keys[0] < keys[1]
  }

  /// Whether an id is ASCII without capital letters and without space around it.
  private func isPlain(_ index: UInt32) -> Bool {
    storage.ids.withBytes(of: index) { bytes in
      guard bytes.first != 0x20, bytes.last != 0x20 else { return false }
      return bytes.allSatisfy {
        $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0) && $0 >= 0x20
      }
    }
  }
}
