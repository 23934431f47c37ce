/// A place in a text as people count it.
public struct Place: Sendable, Equatable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
}

/// Turns byte offsets of one text into lines and columns.
///
/// A line may be the whole of a 200 MB file, so the index keeps a checkpoint every 4 KiB instead of
/// one a line:
///
///     bytes   ├────────┼────────┼────────┼──
///     lines   1    ⏎  ⏎     ⏎             each checkpoint: line, its start, scalars since
///
/// - Complexity: O(*n*) to build for *n* bytes; O(1) a question (at most 4 KiB are looked at).
package struct PlaceIndex: Sendable {
  private struct Checkpoint {
    var line: Int
    var lineStart: Int
    /// Scalars that begin between the start of the line and the checkpoint.
    var scalars: Int
  }

  private static let stride = 4 * 1024

  private let source: SourceText
  private let checkpoints: [Checkpoint]

  package init(_ source: SourceText) {
    self.source = source
    checkpoints = source.withBytes { bytes in
      let first = PlaceIndex.hasByteOrderMark(bytes) ? 3 : 0
      var state = Checkpoint(line: 1, lineStart: first, scalars: 0)
      var all = [state]
      var offset = first
      while offset < bytes.count {
        let block = offset / PlaceIndex.stride
        let end = min((block + 1) * PlaceIndex.stride, bytes.count)
        PlaceIndex.advance(&state, over: bytes, from: offset, to: end)
        offset = end
        all.append(state)
      }
      return all
    }
  }

  /// The place of the byte at `offset`.
  package func place(at offset: Int) -> Place {
    let state = state(at: offset)
    return Place(line: state.line, column: state.scalars + 1)
  }

  /// The place of the byte at `offset`, given that of the byte at an offset not far before it.
  package func place(at offset: Int, from known: (offset: Int, place: Place)?) -> Place {
    guard let known, known.offset <= offset, offset - known.offset < PlaceIndex.stride else {
      return place(at: offset)
    }
    var state = Checkpoint(line: known.place.line, lineStart: 0, scalars: known.place.column - 1)
    source.withBytes {
      PlaceIndex.advance(&state, over: $0, from: known.offset, to: min(offset, $0.count))
    }
    return Place(line: state.line, column: state.scalars + 1)
  }

  /// The bytes of the line that holds `offset`, without its end, cut to `maximumLength` bytes on each
  /// side of `offset`.
  package func line(around offset: Int, maximumLength: Int = 4096) -> Range<Int> {
    let lineStart = state(at: offset).lineStart
    return source.withBytes { bytes in
      var end = min(max(offset, lineStart), bytes.count)
      let limit = min(bytes.count, end + maximumLength)
      while end < limit, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if end < bytes.count {
        while end > offset, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      var start = max(lineStart, offset - maximumLength)
      while start > lineStart, start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
      return min(start, end)..<end
    }
  }

  private func state(at offset: Int) -> Checkpoint {
    source.withBytes { bytes in
      let offset = min(offset, bytes.count)
      let index = min(offset / PlaceIndex.stride, checkpoints.count - 1)
      var state = checkpoints[index]
      let first = max(index * PlaceIndex.stride, PlaceIndex.hasByteOrderMark(bytes) ? 3 : 0)
      if first < offset { PlaceIndex.advance(&state, over: bytes, from: first, to: offset) }
      return state
    }
  }

  private static func advance(
    _ state: inout Checkpoint, over bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int
  ) {
    for offset in from..<to {
      let byte = bytes[offset]
      if byte == 0x0A || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
      {
        state.line += 1
        state.lineStart = offset + 1
        state.scalars = 0
      } else if byte & 0xC0 != 0x80 {
        state.scalars += 1
      }
    }
  }

  private static func hasByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }
}
