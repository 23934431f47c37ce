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

  @Test(
    "what is no part is an error with its place",
    arguments: [
      (["merge-ranking"], "merge-ranking needs a PART"),
      (["merge-ranking", "none.csv"], "none.csv"),
      (["merge-ranking", "map"], "'map' is no ranking in CSV"),
      (["merge-ranking", "good", "good"], "\"a\" is ranked by two parts"),
      (["merge-ranking", "short"], "short:2: 2 cells where the header has 5"),
      (["merge-ranking", "words"], "words:2: 'many' is no number"),
      (["merge-ranking", "open"], "open:2: a quoted cell is not closed"),
      (["merge-ranking", "good", "wide"], "'wide' has other columns than the parts before it"),
      (["rank", "map", "--shard", "0/3"], "--shard must be a part such as 1/8 to 8/8, not '0/3'"),
      (["rank", "map", "--shard", "4/3"], "not '4/3'"),
      (["spof", "map", "--shard", "2"], "not '2'"),
    ])
  func errors(_ words: [String], _ message: String) {
    let header = "component,targetsDown,targetsDegraded,down,degraded\n"
    let environment = MemoryEnvironment(files: [
      "map": "{\"components\": []}", "good": header + "a,1,0,1,0\n", "short": header + "a,1\n",
      "words": header + "a,many,0,1,0\n", "open": header + "\"a,1,0,1,0\n",
      "wide": "kind," + header + "cloud,b,1,0,1,0\n",
    ])
    #expect(CommandLineTool(environment: environment).run(words) == 2)
    #expect(environment.output.isEmpty)
    #expect(environment.errors.contains(message), "\(environment.errors)")
  }
}
