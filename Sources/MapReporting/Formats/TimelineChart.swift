import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// A timeline as a picture in SVG, for a post-mortem: a row for each component, time to the right.
enum TimelineChart {
  private static let rowHeight = 22
  private static let labelWidth = 250
  private static let chartWidth = 700
  private static let top = 70

  static func svg(of layout: TimelineLayout, limit: Int?) -> String {
    let shown = layout.order.prefix(limit ?? layout.order.count)
    let height = top + shown.count * rowHeight + 50
    let width = labelWidth + chartWidth + 30
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="Helvetica, Arial, sans-serif" font-size="12">
      <defs><pattern id="limps" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffe6b3"/>\
      <rect width="2" height="6" fill="#c77700"/></pattern></defs>
      <rect width="\(width)" height="\(height)" fill="white"/>

      """
    for (line, text) in layout.headline.prefix(2).enumerated() {
      let weight = line == 0 ? " font-weight=\"bold\"" : ""
      svg += "<text x=\"10\" y=\"\(18 + line * 17)\"\(weight)>\(escaped(text))</text>\n"
    }
    svg += ticks(layout, bottom: top + shown.count * rowHeight)
    for (row, index) in shown.enumerated() {
      svg += bars(layout, index, y: top + row * rowHeight)
    }
    svg += legend(y: height - 18)
    return svg + "</svg>\n"
  }

  private static func x(_ time: Int64, _ layout: TimelineLayout) -> Double {
    Double(labelWidth)
      + Double(chartWidth) * Double(min(time, layout.horizon)) / Double(layout.horizon)
  }

  /// Lines at round times.
  private static func ticks(_ layout: TimelineLayout, bottom: Int) -> String {
    let steps: [Int64] = [
      1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800,
    ]
    let step = steps.first { layout.horizon / $0 <= 8 } ?? layout.horizon / 6
    var svg = ""
    for time in stride(from: Int64(0), through: layout.horizon, by: Int64.Stride(step)) {
      let place = number(x(time, layout))
      svg +=
        "<line x1=\"\(place)\" y1=\"\(top - 6)\" x2=\"\(place)\" y2=\"\(bottom)\" stroke=\"#ddd\"/>\n"
      svg +=
        "<text x=\"\(place)\" y=\"\(top - 10)\" text-anchor=\"middle\" fill=\"#555\">"
        + "\(TimelineLayout.text(time))</text>\n"
    }
    return svg
  }

  private static func bars(_ layout: TimelineLayout, _ index: Int, y: Int) -> String {
    let component = layout.timeline.map[index]
    let tier = component.tier.map { " (tier \($0))" } ?? ""
    let label = DisplayWidth.cut(VisibleText.visible(component.id) + tier, to: 36)
    var svg =
      "<text x=\"\(labelWidth - 8)\" y=\"\(y + 15)\" text-anchor=\"end\">\(escaped(label))</text>\n"
      + "<line x1=\"\(labelWidth)\" y1=\"\(y + 11)\" x2=\"\(labelWidth + chartWidth)\" y2=\"\(y + 11)\" "
      + "stroke=\"#bbb\"/>\n"
    for outage in layout.timeline.outages(of: index) {
      let (start, end) = (x(outage.start, layout), x(outage.end ?? layout.horizon, layout))
      let fill =
        outage.state == .degraded
        ? "url(#limps)" : outage.cause.kind == .recovery ? "#8c6bb1" : "#b2182b"
      let until = outage.end.map { TimelineLayout.text($0) } ?? "for ever"
      svg +=
        "<rect x=\"\(number(start))\" y=\"\(y + 3)\" width=\"\(number(max(end - start, 1.5)))\" "
        + "height=\"16\" fill=\"\(fill)\" stroke=\"#333\" stroke-width=\"0.5\"><title>"
        + escaped(
          "\(component.id): \(outage.state.word) from \(TimelineLayout.text(outage.start)) until "
            + "\(until), \(layout.phrase(outage))") + "</title></rect>\n"
    }
    return svg
  }

  private static func legend(y: Int) -> String {
    var svg = ""
    let entries = [("#b2182b", "down"), ("#8c6bb1", "coming back"), ("url(#limps)", "degraded")]
    for (position, entry) in entries.enumerated() {
      let x = labelWidth + position * 120
      svg +=
        "<rect x=\"\(x)\" y=\"\(y - 11)\" width=\"18\" height=\"12\" fill=\"\(entry.0)\" "
        + "stroke=\"#333\" stroke-width=\"0.5\"/><text x=\"\(x + 24)\" y=\"\(y)\">\(entry.1)</text>\n"
    }
    return svg
  }

  /// A number with at most two decimals.
  private static func number(_ value: Double) -> String {
    let hundredths = Int(nearest: value * 100)
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
