import Foundation
import TestSupport
import Testing

/// The pictures of the report in the docs. `RECORD_SCREENSHOTS=1` takes them anew; otherwise they are
/// expected to be there, and small.
@Suite struct ScreenshotTests {
  struct Screenshot: Sendable, CustomTestStringConvertible {
    var name: String
    var map: String
    var fragment = ""
    /// What is done on the page before the picture is taken.
    var script = ""
    var width = 1440
    var height = 900
    var scale = 1
    var isDark = false
    var testDescription: String { name }
  }

  static let screenshots = [
    Screenshot(name: "report-first-screen", map: "us-east-1-2025-10-20"),
    Screenshot(
      name: "report-scenario", map: "shop",
      fragment: "#fail=aws%2Fus-east-1%2Fdynamodb&select=checkout", script: "page.tables.show(1)"),
    Screenshot(
      name: "report-scenario-dark", map: "shop",
      fragment: "#fail=aws%2Fus-east-1%2Fdynamodb&select=checkout", script: "page.tables.show(1)",
      isDark: true),
    Screenshot(
      name: "report-why", map: "shop",
      fragment: "#fail=aws%2Fus-east-1%2Fdynamodb&select=storefront",
      script: "page.showWhole(false), byID('picture').scrollIntoView()"),
    Screenshot(
      name: "report-phone", map: "shop", fragment: "#fail=latchkey&select=accounts", width: 390,
      height: 844, scale: 2),
    Screenshot(
      name: "report-phone-drawing-dark", map: "shop", fragment: "#fail=latchkey&select=accounts",
      script: "byID('picture').scrollIntoView()", width: 390, height: 844, scale: 2, isDark: true),
  ]

  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SCREENSHOTS"] == "1"
  private static let maximumByteCount = 300_000

  @Test(arguments: screenshots) func thePictureIsThereAndSmall(_ screenshot: Screenshot) throws {
    let file = PackageRoot.url.appending(path: "docs/\(screenshot.name).webp")
    if ScreenshotTests.isRecording { try record(screenshot).write(to: file) }
    let count = try Data(contentsOf: file).count
    #expect(count > 5_000 && count < ScreenshotTests.maximumByteCount)
  }

  private func record(_ screenshot: Screenshot) throws -> Data {
    let folder = try TemporaryFolder()
    let made = try ChildProcess.blastradius(
      ["report", "Examples/\(screenshot.map)", "-o", folder.path("report.html")],
      in: PackageRoot.url)
    #expect(made.status == 0)
    let browser = try Browser(
      width: screenshot.width, height: screenshot.height, scale: screenshot.scale)
    try browser.setMedia(isDark: screenshot.isDark)
    try browser.open(folder.path("report.html"), fragment: screenshot.fragment)
    if !screenshot.script.isEmpty { try browser.value("void (\(screenshot.script))") }
    // Colours change within a sixth of a second.
    try browser.value("new Promise((done) => setTimeout(done, 500))")
    return try browser.picture(format: "webp")
  }
}
