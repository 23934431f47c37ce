import CloudCatalog
import TestSupport
import Testing

@testable import BlastRadiusCommand

/// The verb `catalog`, and `--catalog` on the others.
@Suite struct CatalogTests {
  private static let map = """
    {"components": [
      {"id": "shop", "tier": 1, "dependsOn": ["aws/eu-west-1/ec2", "slack"]},
      {"id": "slack", "kind": "third-party", "owner": "office"}
    ]}
    """

  private func world(_ text: String = map) -> MemoryEnvironment {
    MemoryEnvironment(files: ["m.json": text])
  }

  @Test("a map only mentions what the catalogue knows")
  func mentions() {
    let environment = world()
    #expect(environment.run("spof", "m.json", "--catalog", "-f", "csv") == 0)
    #expect(environment.output.contains("aws/us-east-1,domain"))
    #expect(
      environment.errors
        == "blastradius: catalogue \(Catalog.builtIn.version): 3 components and 1 dependency "
        + "added, 1 of them second-hand [S], 1 component of the maps completed\n")
  }

  @Test("explain names the source of what the catalogue says")
  func sources() {
    let environment = world(
      #"{"components": [{"id": "x", "dependsOn": ["aws/us-east-1/lambda"]}]}"#)
    #expect(
      environment.run(
        "explain", "m.json", "--catalog", "--fail", "aws/us-east-1/kinesis", "--target", "x",
        "-f", "csv") == 0)
    let rows = environment.output.split(separator: "\n")
    let step = rows.first { $0.hasPrefix("x,aws/us-east-1/lambda,down") }
    #expect(step?.contains("https://") == true)
    #expect(step?.contains("[S]") == true)
    #expect(!environment.output.contains("Catalogue"))
  }

  @Test("without --catalog its ids are unknown, and a hint says so")
  func hint() {
    let environment = world()
    #expect(environment.run("rank", "m.json") == 2)
    #expect(environment.errors.contains("[unknown-component]"))
    #expect(environment.errors.hasSuffix("--catalog adds them\n"))
  }

  @Test(
    "what the catalogue does not know either stays an error",
    arguments: [
      "aws/eu-west-1/foo", "aws/mars-1/ec2",
    ])
  func unknown(id: String) {
    let environment = world("{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"\(id)\"]}]}")
    #expect(environment.run("check", "m.json", "--catalog") == 2)
    #expect(environment.output.contains("no component is called \"\(id)\""))
  }

  @Test("check says in one line what the catalogue added")
  func check() {
    let environment = world()
    #expect(environment.run("check", "m.json", "--catalog", "--deny-warnings") == 0)
    #expect(environment.output == "no problems in 5 components\n")
    #expect(environment.errors.split(separator: "\n").count == 1)
  }

  @Test(
    "where a map says another kind the catalogue yields, with a warning",
    arguments: [
      "{\"id\": \"slack\", \"kind\": \"service\"}",
      "{\"id\": \"slack\", \"kind\": \"service\", \"declaration\": \"stub\"}",
      "{\"id\": \"slack\", \"kind\": \"third-party\"}, {\"id\": \"aws/us-east-1\"}, "
        + "{\"id\": \"b\", \"dependsOn\": [\"aws/iam/control-plane\", \"aws/us-east-1\"]}",
    ])
  func yields(components: String) {
    let environment = world(
      "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"slack\"]}, \(components)]}")
    #expect(environment.run("check", "m.json", "--catalog") == 0, "\(environment.output)")
    #expect(environment.output.contains("[yielding-catalogue]"))
    #expect(environment.run("rank", "m.json", "--catalog") == 0)
  }

  @Test("ids that rules make of names are known too")
  func names() {
    let environment = world(
      "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"hooks.slack.com\"]}]}")
    environment.files["names.json"] = Array(
      "{\"rules\": [{\"host\": \"*.slack.com\", \"id\": \"slack\"}]}".utf8)
    #expect(environment.run("spof", "m.json", "--names", "names.json", "--catalog") == 0)
    #expect(environment.output.contains("aws/us-east-1"), "\(environment.errors)")
  }

  @Test("what a map only observed takes the catalogue's kind, without a warning")
  func observed() {
    let environment = world(
      """
      {"origin": "traces", "components": [
        {"id": "a", "dependsOn": [{"component": "slack", "confidence": "observed"}]},
        {"id": "slack", "confidence": "observed"}
      ]}
      """)
    #expect(environment.run("check", "m.json", "--catalog") == 0)
    #expect(environment.output == "no problems in 3 components\n")
  }

  @Test("what is unverified counts only when it is asked for")
  func unverified() {
    let text = "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"heroku/us\"]}]}"
    let environment = world(text)
    #expect(environment.run("spof", "m.json", "--catalog") == 0)
    #expect(!environment.output.contains("aws/us-east-1"))
    #expect(environment.run("spof", "m.json", "--catalog-unverified") == 0)
    #expect(environment.output.contains("aws/us-east-1"))
    #expect(environment.errors.contains("1 of them unverified [M]"))
  }

  @Test("catalog show as JSON is a map that can be read again, also with --catalog")
  func shownMap() {
    let environment = world()
    #expect(environment.run("catalog", "show", "slack", "-f", "json") == 0)
    let again = world(environment.output)
    #expect(again.run("check", "m.json", "--catalog") == 0)
    #expect(again.output == "no problems in 2 components\n")
  }

  @Test("catalog list takes a pattern, also with a region in it")
  func list() {
    let environment = world()
    #expect(environment.run("catalog", "list", "aws/us-east-1/kinesis*", "-f", "csv") == 0)
    #expect(
      environment.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } } == [
        "aws/{region}/kinesis", "aws/{region}/kinesis/internal-cell",
        "aws/{region}/kinesis/membership",
      ])
  }

  @Test(
    "every slip with the catalogue gets its message",
    arguments: [
      (["catalog"], "list, show"),
      (["catalog", "lits"], "ACTION: 'lits' is not one of list, show"),
      (["catalog", "show"], "needs an ID"), (["catalog", "list", "a", "b"], "not also 'b'"),
      (["catalog", "show", "aws/eu-west-1/lamda"], "did you mean aws/eu-west-1/lambda?"),
      (["catalog", "list", "--catalog"], "--catalog"),
    ])
  func slips(arguments: [String], message: String) {
    let environment = world()
    #expect(CommandLineTool(environment: environment).run(arguments) == 2)
    #expect(environment.errors.contains(message), "\(environment.errors)")
  }
}
