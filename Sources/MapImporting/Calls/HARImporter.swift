internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// An HTTP archive: what a page loads.
  public static let har = ImportKind("har")
}

/// What a page loads: an HTTP archive, as browsers save it from their network panel.
///
///     {"log": {"pages": […], "entries": [{"request": {"url": "https://cdn.example.net/a.js"}}]}}
///
///     shop.example ──► cdn.example.net
///
/// A host that gave the page itself, a script or a style sheet may be needed; the others (images,
/// fonts, beacons) are soft. Nothing but hosts is ever read from addresses.
enum HARImporter: Importer {
  static let kind = ImportKind.har

  static func recognises(_ root: JSONValue) -> Bool {
    guard let log = root["log"] else { return false }
    return log["entries"]?.isArray == true
  }

  private struct Host {
    var entry: JSONValue
    var count = 0
    /// Whether it also gave something that a page cannot do without.
    var neededEntry: JSONValue?
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let log = root["log"], let entries = log["entries"], entries.isArray else {
      return session.fail("an HTTP archive has a log with a list of entries", at: root)
    }
    var pages: [String: String] = [:]
    var hosts: [String: [String: Host]] = [:]
    var order: [(page: String, host: String)] = []
    for entry in entries.elements {
      let request = session.object("request", of: entry)
      guard let host = host(of: session.string("url", of: request)) else {
        session.coverage.leaveOut("request", because: "its address names no host on the network")
        continue
      }
      let key = session.string("pageref", of: entry) ?? ""
      // The first request of a page is for the page itself.
      let page = pages[key] ?? host
      pages[key] = page
      if hosts[page]?[host] == nil { order.append((page, host)) }
      var known = hosts[page]?[host] ?? Host(entry: entry)
      known.count += 1
      if known.neededEntry == nil, isNeeded(entry, &session) { known.neededEntry = entry }
      hosts[page, default: [:]][host] = known
      session.coverage.use("request")
    }
    for (page, name) in order {
      guard let host = hosts[page]?[name] else { continue }
      add(host, name, to: page, in: &session)
    }
    session.coverage.cannotKnow(
      """
      A recording shows what one visit loaded. Which hosts the page could do without is guessed \
      from the sort of content; what the servers themselves need is not in it.
      """)
  }

  private static func add(
    _ host: Host, _ name: String, to page: String, in session: inout ImportSession
  ) {
    let isOwn = HostOwner.isSame(name, page)
    session.define(
      name, isOwn ? .service : .thirdParty, at: host.entry, confidence: .observed
    ) {
      $0.url = "https://\(name)/"
    }
    guard name != page else { return }
    session.require(page, name, at: host.neededEntry ?? host.entry, confidence: .observed) {
      $0.isSoft = host.neededEntry == nil
      $0.note = "\(host.count) \(host.count == 1 ? "request" : "requests") of one visit"
    }
  }

  /// The host of an address, without port, credentials and everything behind it.
  private static func host(of url: String?) -> String? {
    guard let text = url, let scheme = text.firstRange(of: "://"),
      ["http", "https", "ws", "wss"].contains(text[..<scheme.lowerBound].lowercased())
    else { return nil }
    let authority = text[scheme.upperBound...].prefix { !"/?#\\".contains($0) }
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard !place.hasPrefix("[") else { return String(place.prefix { $0 != "]" }) + "]" }
    let host = place.prefix { $0 != ":" }.lowercased()
    return host.isEmpty ? nil : host
  }

  private static func isNeeded(_ entry: JSONValue, _ session: inout ImportSession) -> Bool {
    let response = session.object("response", of: entry)
    let content = session.object("content", of: response)
    let type = session.string("mimeType", of: content)?.lowercased() ?? ""
    return ["html", "javascript", "ecmascript", "css", "json", "wasm"].contains {
      type.contains($0)
    }
  }
}
