import BlastRadiusCommand
import TestSupport
import Testing

/// Parts of a ranking, computed apart, are the ranking.
@Suite struct ShardTests {
  /// The output of the tool with `words` over these files.
  private func output(_ words: [String], _ files: [String: String]) -> String {
    let environment = MemoryEnvironment(files: files)
    let status = CommandLineTool(environment: environment).run(words)
    #expect(status == 0, "\(words) \(environment.errors)")
    return environment.output
  }

  @Test(arguments: 0..<20) func theMergedPartsOfARankingAreTheRanking(seed: Int) {
    var files = ["m.json": RandomMap(seed: seed).json]
    let whole = output(["rank", "m.json", "-f", "csv"], files)
    let count = seed % 5 + 1
    for number in 1...count {
      files["part-\(number).csv"] = output(
        ["rank", "m.json", "-f", "csv", "--shard", "\(number)/\(count)"], files)
    }
    let parts = (1...count).reversed().map { "part-\($0).csv" }
    #expect(output(["merge-ranking"] + parts, files) == whole)
  }

  @Test(arguments: 0..<20) func thePartsOfTheSinglePointsHaveAllRowsOnce(seed: Int) {
    let files = ["m.json": RandomMap(seed: seed).json]
    func rows(_ words: String...) -> [Substring] {
      output(["spof", "m.json", "-f", "csv"] + words, files).split(separator: "\n").dropFirst()
        .sorted()
    }
    let parts = (1...3).flatMap { rows("--shard", "\($0)/3") }
    #expect(parts.sorted() == rows())
  }

  @Test func aPartSaysThatItIsOne() {
    let files = [
      "m.json": "{\"components\": [{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\"a\"]}]}"
    ]
    #expect(output(["rank", "m.json", "--shard", "1/2"], files).hasPrefix("part 1 of 2: a takes"))
    let document = output(["rank", "m.json", "--shard", "2/2", "-f", "json"], files)
    #expect(document.contains("\"shard\": {\"number\": 2, \"count\": 2}"))
    #expect(document.contains("\"component\": \"b\"") && !document.contains("\"component\": \"a\""))
  }

  @Test func rowsWithLineBreaksAndQuotesStayWhole() {
    var files = [
      "m.json":
        #"{"components": [{"id": "a", "name": "x,\n\"y\""}, {"id": "b", "dependsOn": ["a"]}]}"#
    ]
    let whole = output(["rank", "m.json", "-f", "csv"], files)
    for number in 1...2 {
      files["\(number)"] = output(["rank", "m.json", "-f", "csv", "--shard", "\(number)/2"], files)
    }
    #expect(output(["merge-ranking", "2", "1"], files) == whole)
  }

  /// Every subset of the parts that is not all of them is refused, and what is missing is named.
  @Test func noPartMayBeMissing() {
    var files = ["m.json": RandomMap(seed: 7).json]
    for number in 1...4 {
      files["\(number).csv"] = output(
        ["rank", "m.json", "-f", "csv", "--shard", "\(number)/4"], files)
    }
    for subset in 1..<15 {
      let environment = MemoryEnvironment(files: files)
      let present = (1...4).filter { subset & 1 << ($0 - 1) != 0 }
      let absent = (1...4).filter { !present.contains($0) }
      let words = ["merge-ranking"] + present.map { "\($0).csv" }
      #expect(CommandLineTool(environment: environment).run(words) == 2)
      #expect(environment.output.isEmpty)
      let numbers = absent.map(String.init).joined(separator: ", ")
      #expect(environment.errors.contains(" \(numbers) of 4 "), "\(environment.errors)")
    }
  }

  /// Parts of another map, of another question, or of another number of parts.
  @Test(arguments: [
    ["rank", "other.json", "--shard", "2/2"], ["rank", "m.json", "--shard", "2/2", "--among", "a"],
    ["rank", "m.json", "--shard", "2/2", "--target", "a"],
    ["rank", "m.json", "--shard", "2/2", "--assume", "soft"], ["rank", "m.json", "--shard", "2/3"],
    ["rank", "m.json", "--shard", "1/2"], ["rank", "m.json"],
    ["rank", "m.json", "--shard", "2/2", "--limit", "1"],
    ["rank", "m.json", "--shard", "2/2", "--spreadsheet"], ["spof", "m.json", "--shard", "2/2"],
  ])
  func aPartOfSomethingElseIsRefused(words: [String]) {
    var files = [
      "m.json":
        #"{"components": [{"id": "a"}, {"id": "b", "dependsOn": ["a"]}, {"id": "c"}, {"id": "d"}]}"#,
      "other.json":
        #"{"components": [{"id": "a"}, {"id": "b", "dependsOn": ["c"]}, {"id": "c"}, {"id": "d"}]}"#,
    ]
    files["1.csv"] = output(["rank", "m.json", "--shard", "1/2", "-f", "csv"], files)
    files["2.csv"] = output(["rank", "m.json", "--shard", "2/2", "-f", "csv"], files)
    #expect(
      output(["merge-ranking", "1.csv", "2.csv"], files)
        == output(["rank", "m.json", "-f", "csv"], files))
    files["2.csv"] = output(words + ["-f", "csv"], files)
    let environment = MemoryEnvironment(files: files)
    #expect(environment.run("merge-ranking", "1.csv", "2.csv") == 2, "\(words)")
    #expect(environment.output.isEmpty)
  }

  @Test func whereAMapIsReadFromMakesNoOtherQuestion() {
    let map = RandomMap(seed: 3).json
    var files = ["here/m.json": map, "there.json": map]
    files["1"] = output(["rank", "here/m.json", "--shard", "1/2", "-f", "csv"], files)
    files["2"] = output(["rank", "there.json", "--shard", "2/2", "-f", "csv"], files)
    #expect(
      output(["merge-ranking", "2", "1"], files)
        == output(["rank", "there.json", "-f", "csv"], files))
  }

  @Test func bytesThatAreNoTextHaveAPlace() {
    let environment = MemoryEnvironment()
    environment.files["part"] =
      Array("component,targetsDown,targetsDegraded,down,degraded\n".utf8) + [0x61, 0xFF, 0x0A]
    #expect(environment.run("merge-ranking", "part") == 2)
    #expect(environment.output.isEmpty)
    #expect(environment.errors.contains("part:2:2: error: the text must be UTF-8"))
    #expect(environment.errors.contains("[invalid-utf8]"))
  }

  @Test(
    "what is no part is an error with its place",
    arguments: [
      (["merge-ranking"], "merge-ranking needs a PART"),
      (["merge-ranking", "none.csv"], "none.csv"),
      (["merge-ranking", "map"], "'map' is no ranking in CSV"),
      (["merge-ranking", "good", "good"], "'good' and 'good' are both part 1 of 2"),
      (["merge-ranking", "good", "again"], "\"a\" is ranked by two parts"),
      (["merge-ranking", "short"], "short:2: 2 cells where the header has 6"),
      (["merge-ranking", "words"], "words:2: 'many' is no number"),
      (["merge-ranking", "open"], "open:2: a quoted cell is not closed"),
      (["merge-ranking", "good", "wide"], "'wide' has other columns than the parts before it"),
      (["merge-ranking", "cut"], "'cut' has 1 of 7 rows"),
      (["merge-ranking", "whole"], "'whole' does not say which part of a ranking it is"),
      (["merge-ranking", "many"], "parts 1, 2, 3, 4, 5, 6 and 9223372036854775800 more of"),
      (["rank", "map", "--shard", "0/3"], "--shard must be a part such as 1/8 to 8/8, not '0/3'"),
      (["rank", "map", "--shard", "4/3"], "not '4/3'"),
      (["spof", "map", "--shard", "2"], "not '2'"),
    ])
  func errors(_ words: [String], _ message: String) {
    let columns = "component,targetsDown,targetsDegraded,down,degraded"
    func header(_ part: String, _ rows: Int = 1) -> String {
      "\(columns),part \(part) with \(rows) rows of question 0\n"
    }
    let environment = MemoryEnvironment(files: [
      "map": "{\"components\": []}", "good": header("1/2") + "a,1,0,1,0,\n",
      "again": header("2/2") + "a,1,0,1,0,\n", "short": header("1/2") + "a,1\n",
      "words": header("1/2") + "a,many,0,1,0,\n", "open": header("1/2") + "\"a,1,0,1,0,\n",
      "wide": "kind," + header("2/2") + "cloud,b,1,0,1,0,\n",
      "cut": header("1/2", 7) + "a,1,0,1,0,\n", "whole": columns + "\na,1,0,1,0\n",
      "many": header("7/9223372036854775807", 1) + "a,1,0,1,0,\n",
    ])
    #expect(CommandLineTool(environment: environment).run(words) == 2)
    #expect(environment.output.isEmpty)
    #expect(environment.errors.contains(message), "\(environment.errors)")
  }
}
