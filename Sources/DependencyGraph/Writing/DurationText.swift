/// A duration as maps write it: `90s`, `15m`, `6h`, `2d`, sums such as `1h30m`, or ISO 8601
/// (`PT1H30M`, `P2D`, `P1W`). Whole numbers, each unit once, no years or months, at most
/// `maximumSeconds`.
package enum DurationText {
  /// A hundred years of 365 days.
  package static let maximumSeconds: Int64 = 100 * 365 * 86_400

  /// Why a text is no duration.
  package enum Problem: Error {
    case malformed
    case repeatedUnit
    case tooLong
  }

  /// The duration that `text` writes.
  package static func duration(_ text: String) throws(Problem) -> Duration {
    var text = Substring(text)
    let isISO = text.first == "P"
    if isISO { text.removeFirst() }
    guard !text.isEmpty, text.last != "T" else { throw .malformed }
    var seconds: Int64 = 0
    var isInTime = false
    var seen: Set<Int64> = []
    while !text.isEmpty {
      if isISO, !isInTime, text.first == "T" {
        isInTime = true
        text.removeFirst()
      }
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      text = text[digits.endIndex...]
      guard !digits.isEmpty, let unit = text.popFirst(),
        let size = isISO ? isoUnit(unit, isInTime) : plainUnit(unit)
      else { throw .malformed }
      guard seen.insert(size).inserted else { throw .repeatedUnit }
      guard let number = Int64(digits) else { throw .tooLong }
      let (product, overflows) = number.multipliedReportingOverflow(by: size)
      guard !overflows, product <= maximumSeconds else { throw .tooLong }
      seconds += product
      guard seconds <= maximumSeconds else { throw .tooLong }
    }
    return .seconds(seconds)
  }

  /// `seconds` as a map writes it: `5400` is `1h30m`.
  package static func text(seconds: Int) -> String {
    guard seconds > 0 else { return "0s" }
    var rest = seconds
    var text = ""
    for (unit, size) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] where rest >= size {
      text += "\(rest / size)\(unit)"
      rest %= size
    }
    return text
  }

  /// `duration` as a map writes it.
  package static func text(_ duration: Duration) -> String {
    text(seconds: Int(duration.components.seconds))
  }

  private static func plainUnit(_ unit: Character) -> Int64? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    default: nil
    }
  }

  private static func isoUnit(_ unit: Character, _ isInTime: Bool) -> Int64? {
    switch (unit, isInTime) {
    case ("S", true): 1
    case ("M", true): 60
    case ("H", true): 3_600
    case ("D", false): 86_400
    case ("W", false): 7 * 86_400
    default: nil
    }
  }
}
