package import MapDiagnostics

/// A JSON text that has been checked whole, to be looked at in any order.
///
/// No tree is built. While the text is checked, it is noted where each object and array ends; so a
/// value that nobody asks for is passed over in one step, and memory is 8 bytes for each of them.
///
///     {"kind": "List", "items": [{…}, {…}]}
///      0                         1  2    3        in order of their opening brackets
package final class JSONDocument: @unchecked Sendable {
  /// The text.
  package let source: SourceText
  /// The bytes of `source`, which the document keeps and nobody changes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Of each object and array: the offset behind it, and how many are in it, itself included.
  let containers: [Container]
  private let start: Int
  private let index: PlaceIndex

  struct Container: Sendable {
    var end: UInt32
    var count: UInt32
  }

  /// Checks `source` completely.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package init(_ source: SourceText) throws(JSONSyntaxError) {
    self.source = source
    bytes = source.withBytes { $0 }
    guard bytes.count <= JSONReader.maximumByteCount else {
      throw JSONSyntaxError(
        id: .inputTooLarge, message: "an input may have 4 GiB", range: 0..<0, opening: nil)
    }
    var json = JSONReader(bytes)
    var containers: [Container] = []
    var open: [Int] = []
    var start = 0
    var isFirst = true
    reading: while true {
      let token = json.next()
      if isFirst { (start, isFirst) = (json.start, false) }
      switch token {
      case .beginObject, .beginArray:
        open.append(containers.count)
        containers.append(Container(end: 0, count: 0))
      case .endObject, .endArray:
        let position = open.removeLast()
        containers[position] = Container(
          end: UInt32(json.end), count: UInt32(containers.count - position))
      case .end, .invalid: break reading
      default: break
      }
    }
    if let failure = json.failure { throw failure }
    self.containers = containers
    self.start = start
    index = PlaceIndex(source)
  }

  /// The whole text's value.
  package var root: JSONValue { JSONValue(document: self, start: start, container: 0) }

  /// The same, given the place of a byte not far before it.
  func place(at offset: Int, from known: (offset: Int, place: Place)?) -> Place {
    index.place(at: offset, from: known)
  }

  /// Line and column of the byte at `offset`.
  package func place(at offset: Int) -> Place { index.place(at: offset) }
}
