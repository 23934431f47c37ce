import DependencyGraph
import MapDiagnostics

/// The words that may stand somewhere in a map, found by their bytes: by length and the first eight,
/// and in full where there are more.
///
/// A table is made once and lives as long as the program, so that using it counts no references.
struct WordTable<Word: Sendable>: @unchecked Sendable {
  private struct Entry {
    var word: Word
    var prefix: UInt64
    var spelling: String
    var count: Int
  }

  private let entries: UnsafeBufferPointer<Entry>

  init(_ words: [Word], spelling: (Word) -> String) {
    let entries = UnsafeMutableBufferPointer<Entry>.allocate(capacity: words.count)
    for (position, word) in words.enumerated() {
      var text = spelling(word)
      let (prefix, count) = text.withUTF8 { (TextBytes.prefix($0, 0..<$0.count), $0.count) }
      entries.initializeElement(
        at: position, to: Entry(word: word, prefix: prefix, spelling: text, count: count))
    }
    self.entries = UnsafeBufferPointer(entries)
  }

  /// The position of the word spelt by `range` of `bytes`. Words that come first are found first.
  @inline(__always)
  func position(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let prefix = TextBytes.prefix(bytes, range)
    for position in 0..<entries.count
    where entries[position].prefix == prefix && entries[position].count == range.count {
      if range.count <= 8 || bytes[range].elementsEqual(entries[position].spelling.utf8) {
        return position
      }
    }
    return nil
  }

  @inline(__always)
  subscript(position: Int) -> Word { entries[position].word }

  /// How many words there are.
  var count: Int { entries.count }

  /// All words as they are written.
  var spellings: [String] { entries.map(\.spelling) }

  /// The word that `text` was probably meant to be.
  func suggestion(for text: String) -> String? {
    NameSuggestion.nearest(to: text, among: spellings)
  }
}
