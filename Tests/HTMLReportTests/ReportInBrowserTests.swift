import Foundation
import TestSupport
import Testing

/// Reports as their readers meet them: opened, clicked, typed into, and compared with what
/// `blastradius impact -f json` says.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "Chromium is not installed"))
struct ReportInBrowserTests {
  private static let shop = "Examples/shop"
  private let folder: TemporaryFolder
  private let browser: Browser

  init() throws {
    folder = try TemporaryFolder()
    browser = try Browser()
  }

  private func open(_ arguments: String..., fragment: String = "") throws {
    let made = try ChildProcess.blastradius(
      ["report"] + arguments + ["-o", folder.path("report.html")], in: PackageRoot.url)
    #expect(made.status == 0, "\(made.errorText)")
    try browser.open(folder.path("report.html"), fragment: fragment)
  }

  /// What the command line says of a scenario: the impacts by id.
  private func impacts(_ map: String, failing ids: [String]) throws -> [String: JSONValue] {
    let made = try ChildProcess.blastradius(
      ["impact", map, "-f", "json"] + ids.map { "--fail=\($0)" }, in: PackageRoot.url)
    let answer = try JSONValue(parsing: made.output)
    return Dictionary(
      uniqueKeysWithValues: (answer["impacts"]?.elements ?? []).map {
        ($0["component"]?.text ?? "", $0)
      })
  }

  /// Expects the page to say the same as `impacts` of every component.
  private func expectSame(_ map: String, failing ids: [String]) throws {
    let expected = try impacts(map, failing: ids)
    let rows = try CSVTable.rows(
      browser.value("page.tables.show(1), page.tables.impact.csv").text ?? "")
    let (header, cells) = (rows[0], rows.dropFirst())
    let column = { (title: String) in header.firstIndex(of: title) ?? 0 }
    #expect(Set(cells.map { $0[0] }) == Set(expected.keys))
    for row in cells {
      let impact = try #require(expected[row[0]])
      let state = row[column("State")] == "spare lost" ? "up" : row[column("State")]
      #expect(impact["state"]?.text == state, "\(row[0])")
      let distance: JSONValue = Double(row[column("Steps")]).map { .number($0) } ?? .null
      #expect(impact["distance"] == distance, "\(row[0])")
    }
  }

  private func node(_ id: String) throws -> String {
    let number = try browser.value("page.model.map.component(\(String(reflecting: id)))")
    guard case .number(let number) = number else { throw Browser.Failure(description: "no \(id)") }
    return "#drawing .node[data-component='\(Int(number))']"
  }

  // MARK: - Looking

  @Test func theFirstScreenRanksWhatTakesTheMostDown() throws {
    try open(ReportInBrowserTests.shop)
    #expect(try browser.text("#answer") == "Nothing is failing. Choose components to fail them.")
    #expect(
      try browser.text("#points-summary")
        == "14 components take down at least one other service alone. 8 of them are outside our control."
    )
    let first = try browser.text("#points tbody tr")
    #expect(first.hasPrefix("Our racks in Rotterdam") && first.contains("12"), "\(first)")
    try browser.click("label[for=control-outside]")
    #expect(try browser.text("#points tbody tr").hasPrefix("AWS us-east-1"))
  }

  @Test(
    .enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func everyComponentIsInTheDrawing() throws {
    try open(ReportInBrowserTests.shop)
    let count = try browser.value(
      "new Set([...document.querySelectorAll('#drawing [data-component]')].map((box) => box.dataset.component)).size"
    )
    #expect(count == .number(27))
    // Boxes stand apart from each other.
    let overlaps = try browser.value(
      """
      page.whole.nodes.flatMap((one, place) => page.whole.nodes.slice(place + 1).filter((other) =>
        Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
        Math.abs(one.y - other.y) < (one.height + other.height) / 2)).length
      """)
    #expect(overlaps == .number(0))
  }

  @Test func aPageMakesNoRequestAndComplainsOfNothing() throws {
    try open("Examples/hostile-names", fragment: "#fail=outside")
    #expect(browser.requests.count == 1 && browser.requests[0].hasPrefix("file://"))
    #expect(browser.complaints.isEmpty, "\(browser.complaints)")
    // No name became markup, and each is what it was.
    #expect(
      try browser.value(
        "document.querySelectorAll('b, i, img, script:not(:is(#content, #content + script))').length"
      )
        == .number(0))
    let file = "Examples/hostile-names/hostile-names.blastradius.json"
    let map = try JSONValue(parsing: Data(contentsOf: PackageRoot.url.appending(path: file)))
    let ids = Set(
      (map["components"]?.elements ?? []).compactMap { $0["id"]?.text.map { Array($0.utf8) } })
    let found = try #require(try browser.value("page.model.map.ids").elements)
    #expect(Set(found.compactMap { $0.text.map { Array($0.utf8) } }) == ids)
    let csv = try CSVTable.rows(
      browser.value("page.tables.show(2), page.tables.components.csv").text ?? "")
    #expect(Set(csv.dropFirst().map { Array($0[0].utf8) }) == ids)
  }

  @Test func aScriptThatIsNotThePagesOwnDoesNotRun() throws {
    try open(ReportInBrowserTests.shop)
    try browser.value(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
    )
    #expect(try browser.value("window.ran ?? 0") == .number(0))
    #expect(browser.complaints.contains { $0.contains("Content Security Policy") })
  }

  // MARK: - Failing

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func clickedComponentsFailTogether() throws {
    try open(ReportInBrowserTests.shop)
    try browser.click(node("aws/us-east-1/dynamodb"))
    #expect(
      try browser.text("#answer").hasPrefix(
        "aws/us-east-1/dynamodb down: 4 of 12 services down, 3 degraded, 1 lost its spare"))
    try expectSame(ReportInBrowserTests.shop, failing: ["aws/us-east-1/dynamodb"])
    try browser.click(node("coinworthy"))
    try expectSame(ReportInBrowserTests.shop, failing: ["aws/us-east-1/dynamodb", "coinworthy"])
    #expect(
      try browser.value("location.hash")
        == .string("#fail=aws%2Fus-east-1%2Fdynamodb&fail=coinworthy&select=coinworthy"))
    #expect(
      try browser.value("document.querySelector(\"\(node("payments"))\").getAttribute('class')")
        == .string("node down"))
    try browser.click(node("aws/us-east-1/dynamodb"))
    try expectSame(ReportInBrowserTests.shop, failing: ["coinworthy"])
    try browser.click("#clear")
    #expect(try browser.text("#answer") == "Nothing is failing. Choose components to fail them.")
    #expect(try browser.value("location.hash") == .string("#select=aws%2Fus-east-1%2Fdynamodb"))
  }

  @Test func theKeyboardFailsComponentsToo() throws {
    try open(ReportInBrowserTests.shop)
    try browser.value("document.querySelector('#points .fail').focus()")
    try browser.press("Enter")
    try expectSame(ReportInBrowserTests.shop, failing: ["rotterdam"])
    let label = "document.activeElement.getAttribute('aria-label')"
    try browser.value("page.tables.show(0)")
    try browser.value("document.querySelector('#points .fail').focus()")
    try browser.press("Enter")
    #expect(try browser.value("page.model.hasScenario") == .boolean(false))
    #expect(try browser.value(label) == .string("Fail Our racks in Rotterdam"))
  }

  @Test(.enabled(if: PackageRoot.hasProgram("dot"), "Graphviz is not installed"))
  func arrowKeysWalkThroughTheDrawing() throws {
    try open(ReportInBrowserTests.shop)
    try browser.value("document.querySelector(\"\(node("checkout"))\").focus()")
    try browser.press("ArrowRight")
    let focused = "page.model.map.ids[document.activeElement.dataset.component]"
    let next = try browser.value(focused)
    #expect(next != .string("checkout") && next != .null)
    try browser.press("Enter")
    try expectSame(ReportInBrowserTests.shop, failing: [next.text ?? ""])
  }

  @Test func aLinkReproducesItsScenario() throws {
    try open(ReportInBrowserTests.shop, fragment: "#fail=latchkey&fail=edgefleet&select=accounts")
    try expectSame(ReportInBrowserTests.shop, failing: ["latchkey", "edgefleet"])
    #expect(try browser.text("#details h2") == "accounts")
    #expect(
      try browser.text("#chain")
        == "accounts is down: needs Latchkey (sign-in)\nLatchkey (sign-in) is down: it is in the scenario"
    )
    try open(ReportInBrowserTests.shop, fragment: "#fail=nothing-like-it")
    #expect(try browser.text("#notice").hasSuffix("this map does not have: nothing-like-it"))
  }

  @Test func aScenarioOfTheCommandLineIsPreset() throws {
    try open(
      ReportInBrowserTests.shop, "--fail", "latchkey", "--degrade", "database", "--target", "tier=1"
    )
    #expect(
      try browser.text("#answer").hasPrefix(
        "Latchkey (sign-in) down, database degraded: 1 of 7 services down, 5 degraded"))
    #expect(
      try browser.value("location.hash")
        == .string("#fail=latchkey&degrade=database&select=latchkey"))
  }

  @Test(arguments: ["shop", "mutual", "twelve-teams"])
  func noValueIsMissingInTheTextOfAnyComponent(_ example: String) throws {
    try open("Examples/\(example)")
    let found = try browser.value(
      """
      [false, true].flatMap((isFailing) => page.model.map.ids.flatMap((id, component) => {
        if (isFailing) page.model.toggle(component); else page.model.select(component);
        const said = document.body.innerText.match(/\\b(null|undefined|NaN)\\b/g) ?? [];
        if (isFailing) page.model.toggle(component);
        return said.map((word) => word + " at " + id);
      })).join("; ")
      """)
    #expect(found == .string(""))
  }

  // MARK: - Finding

  @Test func theSearchFindsByIDNameAndOwner() throws {
    try open(ReportInBrowserTests.shop)
    try browser.click("#search")
    try browser.type("heron")
    #expect(try browser.text("#found [aria-selected=true] .name") == "Heron (support chat)")
    try browser.press("Enter")
    #expect(try browser.text("#details h2") == "Heron (support chat)")
    try browser.click("#search")
    try browser.type("warehouse")
    #expect(try browser.text("#found [aria-selected=true] .name") == "fulfilment")
    try browser.press("Escape")
    #expect(try browser.value("byID('found').hidden") == .boolean(true))
  }

  @Test func tablesSortAndFilter() throws {
    try open(ReportInBrowserTests.shop)
    try browser.click("#tab-components")
    try browser.click("#components thead th:first-child button")
    let ids = "page.tables.components.chosenRows.map((row) => page.model.map.ids[row])"
    let ascending = try #require(try browser.value(ids).elements).compactMap(\.text)
    #expect(ascending == ascending.sorted() && ascending.count == 27)
    try browser.click("#components thead th:first-child button")
    #expect(try browser.value(ids).elements?.compactMap(\.text) == ascending.reversed())
    #expect(
      try browser.value("document.querySelector('#components th').getAttribute('aria-sort')")
        == .string("descending"))
    try browser.click("#components-filter")
    try browser.type("cloud dynamodb")
    #expect(try browser.value(ids) == .array([.string("aws/us-east-1/dynamodb")]))
    #expect(try browser.text("#components .quiet") == "1 of 27 rows")
  }

  // MARK: - Large maps

  @Test func sixtyThousandPackagesOpenAndAnswer() throws {
    let packed = PackageRoot.url.appending(path: "Examples/debian/bookworm.json.gz").path
    let made = try ChildProcess.bash(
      "gunzip -c '\(packed)' | \"$blastradius\" report - -o '\(folder.path("debian.html"))'")
    #expect(made.status == 0 && made.errorText.contains("more than 1500 components"))
    try browser.open(folder.path("debian.html"))
    #expect(try browser.value("page.model.map.count") == .number(63_666))
    try browser.click("#search")
    try browser.type("debconf")
    try browser.press("Enter")
    #expect(try browser.text("#drawing-title") == "Around debconf")
    let drawn = try #require(try browser.value("page.drawing.boxes.size").amount)
    #expect(drawn > 20 && drawn <= 60)
    try browser.click("#fail")
    #expect(try browser.text("#answer").hasPrefix("debconf down: 19,833 of 63,666 services down"))
    #expect(browser.complaints.isEmpty)
  }
}
