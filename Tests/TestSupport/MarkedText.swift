/// A text with one place marked by ‹ and ›.
///
///     {"id": ‹7›}   →   {"id": 7}   with 7..<8
package struct MarkedText {
  package let text: String
  /// The bytes between the marks; `nil` when there are none.
  package let range: Range<Int>?

  package init(_ marked: String) {
    let parts = marked.split(omittingEmptySubsequences: false) { $0 == "‹" || $0 == "›" }
    text = parts.joined()
    guard parts.count == 3 else {
      range = nil
      return
    }
    range = parts[0].utf8.count..<(parts[0].utf8.count + parts[1].utf8.count)
  }
}
