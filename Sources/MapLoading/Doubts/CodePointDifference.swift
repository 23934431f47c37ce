import DependencyGraph

/// Where two names differ that look alike: `U+00E9 against U+0065 U+0301`.
enum CodePointDifference {
  private static let maximumCount = 8

  /// The code points that differ, as the end of a sentence; empty when they are ASCII, which is to
  /// be seen without them.
  static func phrase(_ one: String, _ other: String) -> String {
    var (one, other) = (one.unicodeScalars[...], other.unicodeScalars[...])
    while let first = one.first, first == other.first {
      one.removeFirst()
      other.removeFirst()
    }
    while let last = one.last, last == other.last {
      one.removeLast()
      other.removeLast()
    }
    guard !(one.allSatisfy(\.isASCII) && other.allSatisfy(\.isASCII)) else { return "" }
    return ": \(text(one)) against \(text(other))"
  }

  private static func text(_ scalars: Substring.UnicodeScalarView) -> String {
    guard !scalars.isEmpty else { return "nothing" }
    let shown = scalars.prefix(maximumCount).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return shown.joined(separator: " ") + (scalars.count > maximumCount ? " …" : "")
  }
}
