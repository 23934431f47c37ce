import Dispatch
import Foundation

/// Chromium without a window, driven through its own debugging pipe: real clicks and keys on a real
/// page.
package final class Browser {
  /// A browser that ended, or refused a command.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
  }

  /// Whether it can be used here.
  package static let isInstalled = PackageRoot.hasProgram("chromium")

  private let process = Process()
  private let commands = Pipe()
  private let answers = Pipe()
  private let profile: TemporaryFolder
  private var unread = Data()
  private var number = 0
  private var session: String?
  private var seenEvents: Set<String> = []

  /// Addresses that pages asked for.
  package private(set) var requests: [String] = []
  /// What pages complained of: exceptions, refused scripts, messages.
  package private(set) var complaints: [String] = []

  /// Starts a browser with one empty page.
  package init(width: Int = 1280, height: Int = 900, scale: Int = 1) throws {
    profile = try TemporaryFolder()
    // Descriptors 3 and 4 are where Chromium reads commands and writes answers.
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = [
      "-c",
      """
      exec chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
        --remote-debugging-pipe --user-data-dir="$0" 3<&0 4>&1 >/dev/null 2>/dev/null
      """, profile.url.path,
    ]
    process.standardInput = commands
    process.standardOutput = answers
    signal(SIGPIPE) { _ in }
    try process.run()
    // A browser that hangs must not hang the tests: without it, reading comes to an end.
    let watched = process
    DispatchQueue.global().asyncAfter(deadline: .now() + 300) {
      if watched.isRunning { watched.terminate() }
    }
    let target = try call("Target.createTarget", ["url": "about:blank"])
    session =
      try call(
        "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])[
        "sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try call("\(domain).enable") }
    try resize(width: width, height: height, scale: scale)
  }

  deinit {
    _ = try? call("Browser.close")
    try? commands.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  // MARK: - Pages

  /// Opens the file at `path` and waits until it is loaded.
  package func open(_ path: String, fragment: String = "") throws {
    // By way of an empty page, so that another fragment alone opens the file anew.
    for address in ["about:blank", URL(filePath: path).absoluteString + fragment] {
      seenEvents.remove("Page.loadEventFired")
      if address != "about:blank" { requests = [] }
      try call("Page.navigate", ["url": address])
      while !seenEvents.contains("Page.loadEventFired") { note(try receive()) }
    }
  }

  /// The value of the JavaScript `expression` in the page.
  @discardableResult package func value(_ expression: String) throws -> JSONValue {
    let result = try call(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let thrown = result["exceptionDetails"] { throw Failure(description: "\(thrown)") }
    let value = (result["result"] as? [String: Any])?["value"] ?? NSNull()
    let bytes = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
    return try JSONValue(parsing: bytes)
  }

  /// The text of the element that `selector` chooses, as it is seen.
  package func text(_ selector: String) throws -> String {
    try value("document.querySelector(\(quoted(selector))).innerText").text ?? ""
  }

  /// Presses the mouse in the middle of the element that `selector` chooses.
  package func click(_ selector: String) throws {
    let place = try value(
      """
      (() => {
        const found = document.querySelector(\(quoted(selector)));
        found.scrollIntoView({ block: "center", inline: "center" });
        const box = found.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
      })()
      """)
    guard case .array(let numbers) = place, case .number(let x) = numbers[0],
      case .number(let y) = numbers[1]
    else { throw Failure(description: "nothing to click at \(selector)") }
    for type in ["mousePressed", "mouseReleased"] {
      try call(
        "Input.dispatchMouseEvent",
        ["type": type, "x": x, "y": y, "button": "left", "clickCount": 1])
    }
  }

  /// Types `text` where the keyboard is.
  package func type(_ text: String) throws { try call("Input.insertText", ["text": text]) }

  /// Presses a key, such as `Enter`.
  package func press(_ key: String) throws {
    let text = key == "Enter" ? "\r" : ""
    for type in [text.isEmpty ? "rawKeyDown" : "keyDown", "keyUp"] {
      try call(
        "Input.dispatchKeyEvent",
        ["type": type, "key": key, "code": key, "text": type == "keyUp" ? "" : text])
    }
  }

  // MARK: - Looks

  /// Makes the window this large.
  package func resize(width: Int, height: Int, scale: Int = 1) throws {
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600])
  }

  /// Asks for dark or light colours, or for paper.
  package func setMedia(isDark: Bool = false, isPrint: Bool = false) throws {
    try call(
      "Emulation.setEmulatedMedia",
      [
        "media": isPrint ? "print" : "",
        "features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]],
      ])
  }

  /// A picture of what is seen.
  package func picture(format: String = "png") throws -> Data {
    var parameters: [String: Any] = ["format": format]
    if format != "png" { parameters["quality"] = 80 }
    let text = try call("Page.captureScreenshot", parameters)["data"] as? String
    guard let picture = text.flatMap({ Data(base64Encoded: $0) }) else {
      throw Failure(description: "no picture")
    }
    return picture
  }

  // MARK: - The pipe

  private func quoted(_ text: String) throws -> String {
    String(
      decoding: try JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed),
      as: UTF8.self)
  }

  @discardableResult private func call(
    _ method: String, _ parameters: [String: Any] = [:]
  ) throws -> [String: Any] {
    number += 1
    var command: [String: Any] = ["id": number, "method": method, "params": parameters]
    command["sessionId"] = session
    let bytes = try JSONSerialization.data(withJSONObject: command)
    try commands.fileHandleForWriting.write(contentsOf: bytes + [0])
    while true {
      let message = try receive()
      guard message["id"] as? Int == number else {
        note(message)
        continue
      }
      if let error = message["error"] { throw Failure(description: "\(method): \(error)") }
      return message["result"] as? [String: Any] ?? [:]
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let message = unread[unread.startIndex..<end]
        unread = unread[unread.index(after: end)...]
        return try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] ?? [:]
      }
      let more = answers.fileHandleForReading.availableData
      guard !more.isEmpty else { throw Failure(description: "the browser ended") }
      unread += more
    }
  }

  private func note(_ message: [String: Any]) {
    guard let method = message["method"] as? String else { return }
    seenEvents.insert(method)
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch method {
    case "Network.requestWillBeSent":
      requests.append((parameters["request"] as? [String: Any])?["url"] as? String ?? "")
    case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
      complaints.append("\(parameters)")
    default: break
    }
  }
}
