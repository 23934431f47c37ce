import DependencyGraph
import FailurePropagation
import MapDiagnostics

/// A timeline as a picture in SVG, for a post-mortem: a row for each component, time to the right.
struct TimelineChart {
  private static let rowHeight = 22
  private static let labelWidth = 250
  private static let chartWidth = 700
  private static let top = 70

  private let layout: TimelineLayout
  private let shown: ArraySlice<Int>
  private let colors: DrawingPalette

  /// A chart of `layout`, with at most `limit` rows, in the colours of `theme`.
  init(_ layout: TimelineLayout, limit: Int?, theme: DrawingTheme) {
    self.layout = layout
    shown = layout.order.prefix(limit ?? layout.order.count)
    colors = DrawingPalette(theme)
  }

  private static let limps = "url(#limps)"

  /// The chart as a picture that is complete by itself.
  var svg: String {
    let (top, labelWidth) = (TimelineChart.top, TimelineChart.labelWidth)
    let rowHeight = TimelineChart.rowHeight
    let height = top + shown.count * rowHeight + 50
    let width = labelWidth + TimelineChart.chartWidth + 30
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="Helvetica, Arial, sans-serif" font-size="12"\(ink)>
      <defs><pattern id="limps" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><rect width="6" height="6" fill="\(colors.chart.limping)"/>\
      <rect width="2" height="6" fill="\(colors.chart.limpingStripe)"/></pattern></defs>
      <rect width="\(width)" height="\(height)" fill="\(colors.chart.background)"/>

      """
    for (line, text) in layout.headline.prefix(2).enumerated() {
      let weight = line == 0 ? " font-weight=\"bold\"" : ""
      svg +=
        "<text x=\"10\" y=\"\(18 + line * 17)\"\(weight)>\(XMLText.escaped(VisibleText.visible(text)))</text>\n"
    }
    svg += ticks(bottom: top + shown.count * rowHeight)
    for (row, index) in shown.enumerated() {
      svg += bars(index, y: top + row * rowHeight)
    }
    svg += legend(y: height - 18)
    return svg + "</svg>\n"
  }

  /// Letters have the reader's own colour where the ground is white.
  private var ink: String {
    colors.chart.text.map { " fill=\"\($0)\"" } ?? ""
  }

  private func x(_ time: Int64) -> Double {
    Double(TimelineChart.labelWidth)
      + Double(TimelineChart.chartWidth) * Double(min(time, layout.horizon))
      / Double(layout.horizon)
  }

  /// Lines at round times.
  private func ticks(bottom: Int) -> String {
    let steps: [Int64] = [
      1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800,
    ]
    let step = steps.first { layout.horizon / $0 <= 8 } ?? layout.horizon / 6
    var svg = ""
    for time in stride(from: Int64(0), through: layout.horizon, by: Int64.Stride(step)) {
      let place = TimelineChart.number(x(time))
      svg +=
        "<line x1=\"\(place)\" y1=\"\(TimelineChart.top - 6)\" x2=\"\(place)\" y2=\"\(bottom)\" "
        + "stroke=\"\(colors.chart.grid)\"/>\n"
      svg +=
        "<text x=\"\(place)\" y=\"\(TimelineChart.top - 10)\" text-anchor=\"middle\" "
        + "fill=\"\(colors.chart.scale)\">"
        + "\(TimelineLayout.text(time))</text>\n"
    }
    return svg
  }

  private func bars(_ index: Int, y: Int) -> String {
    let (labelWidth, chartWidth) = (TimelineChart.labelWidth, TimelineChart.chartWidth)
    let component = layout.timeline.map[index]
    let tier = component.tier.map { " (tier \($0))" } ?? ""
    let label = DisplayWidth.cut(VisibleText.visible(component.id) + tier, to: 36)
    var svg =
      "<text x=\"\(labelWidth - 8)\" y=\"\(y + 15)\" text-anchor=\"end\">\(XMLText.escaped(label))</text>\n"
      + "<line x1=\"\(labelWidth)\" y1=\"\(y + 11)\" x2=\"\(labelWidth + chartWidth)\" y2=\"\(y + 11)\" "
      + "stroke=\"\(colors.chart.line)\"/>\n"
    for outage in layout.timeline.outages(of: component) {
      let (start, end) = (
        x(outage.startSeconds), x(outage.endSeconds ?? layout.horizon)
      )
      let fill =
        outage.state == .degraded
        ? TimelineChart.limps
        : outage.cause.kind == .recovery ? colors.chart.returning : colors.chart.down
      let until = outage.endSeconds.map { TimelineLayout.text($0) } ?? "for ever"
      svg +=
        "<rect x=\"\(TimelineChart.number(start))\" y=\"\(y + 3)\" width=\"\(TimelineChart.number(max(end - start, 1.5)))\" "
        + "height=\"16\" fill=\"\(fill)\" stroke=\"\(colors.chart.border)\" stroke-width=\"0.5\"><title>"
        + XMLText.escaped(
          "\(VisibleText.visible(component.id)): \(outage.state.word) from \(TimelineLayout.text(outage.startSeconds)) until "
            + "\(until), \(layout.phrase(outage))") + "</title></rect>\n"
    }
    return svg
  }

  private func legend(y: Int) -> String {
    var svg = ""
    let entries = [
      (colors.chart.down, "down"), (colors.chart.returning, "coming back"),
      (TimelineChart.limps, "degraded"),
    ]
    for (position, entry) in entries.enumerated() {
      let x = TimelineChart.labelWidth + position * 120
      svg +=
        "<rect x=\"\(x)\" y=\"\(y - 11)\" width=\"18\" height=\"12\" fill=\"\(entry.0)\" "
        + "stroke=\"\(colors.chart.border)\" stroke-width=\"0.5\"/><text x=\"\(x + 24)\" y=\"\(y)\">\(entry.1)</text>\n"
    }
    return svg
  }

  /// A number with at most two decimals.
  private static func number(_ value: Double) -> String {
    let hundredths = Int(nearest: value * 100)
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
