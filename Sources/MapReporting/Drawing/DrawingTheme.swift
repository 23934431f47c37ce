/// For where a picture is looked at.
public enum DrawingTheme: String, Sendable, CaseIterable {
  /// On white.
  case light
  /// On black.
  case dark
  /// On paper, without colour.
  case print
}

/// The colours of a theme. Every difference they make is made by a border, a shape or a word too.
struct DrawingPalette {
  var background: String
  var text: String
  var line: String
  var frame: String
  var failure: String
  /// Fill, border and text of a box in each state.
  var up: Box
  var lostSpare: Box
  var degraded: Box
  var down: Box
  var chart: Chart

  /// The colours of a chart over time.
  struct Chart {
    var background: String
    /// What letters are written in; `nil` for the viewer's own black.
    var text: String?
    var grid: String
    var scale: String
    var line: String
    var border: String
    var down: String
    var returning: String
    var limping: String
    var limpingStripe: String
  }

  struct Box {
    var fill: String
    var border: String
    var text: String
    /// The fill of a frame in that state.
    var tint: String
  }

  func box(_ standing: Drawing.Standing) -> Box {
    switch standing {
    case .up: up
    case .lostSpare: lostSpare
    case .degraded: degraded
    case .down: down
    }
  }

  init(_ theme: DrawingTheme) {
    switch theme {
    case .light:
      (background, text, line, frame) = ("#FFFFFF", "#14181C", "#7A8691", "#4A5560")
      failure = "#B3261E"
      up = Box(fill: "#FFFFFF", border: "#4A5560", text: "#14181C", tint: "#F3F5F7")
      lostSpare = Box(fill: "#E3F0FA", border: "#0B65A8", text: "#14181C", tint: "#F3F5F7")
      degraded = Box(fill: "#F9DFA3", border: "#8A5A00", text: "#14181C", tint: "#FDF4DE")
      down = Box(fill: "#B3261E", border: "#6E120C", text: "#FFFFFF", tint: "#FBE4E2")
      chart = Chart(
        background: "white", text: nil, grid: "#ddd", scale: "#555", line: "#bbb", border: "#333",
        down: "#b2182b", returning: "#8c6bb1", limping: "#ffe6b3", limpingStripe: "#c77700")
    case .dark:
      (background, text, line, frame) = ("#12161A", "#E8EDF2", "#8C99A6", "#A7B3BF")
      failure = "#FF7A6E"
      up = Box(fill: "#1E252C", border: "#A7B3BF", text: "#E8EDF2", tint: "#171C21")
      lostSpare = Box(fill: "#123A56", border: "#6CC0FF", text: "#E8EDF2", tint: "#171C21")
      degraded = Box(fill: "#5A4206", border: "#FFD166", text: "#FFF4D6", tint: "#2A220D")
      down = Box(fill: "#FF7A6E", border: "#FFD2CC", text: "#1A0503", tint: "#3A1512")
      chart = Chart(
        background: "#12161A", text: "#E8EDF2", grid: "#2A323A", scale: "#A7B3BF",
        line: "#4A5560", border: "#E8EDF2", down: "#FF7A6E", returning: "#B79AE0",
        limping: "#5A4206", limpingStripe: "#FFD166")
    case .print:
      (background, text, line, frame) = ("#FFFFFF", "#000000", "#444444", "#000000")
      failure = "#000000"
      up = Box(fill: "#FFFFFF", border: "#000000", text: "#000000", tint: "#FFFFFF")
      lostSpare = Box(fill: "#FFFFFF", border: "#000000", text: "#000000", tint: "#FFFFFF")
      degraded = Box(fill: "#D0D0D0", border: "#000000", text: "#000000", tint: "#F0F0F0")
      down = Box(fill: "#303030", border: "#000000", text: "#FFFFFF", tint: "#E4E4E4")
      chart = Chart(
        background: "#FFFFFF", text: "#000000", grid: "#DDDDDD", scale: "#444444",
        line: "#BBBBBB", border: "#000000", down: "#303030", returning: "#A0A0A0",
        limping: "#FFFFFF", limpingStripe: "#808080")
    }
  }
}
