import Foundation
import TestSupport
import Testing

/// The same input gives the same bytes. Swift seeds its hashes for each process, so what depends on
/// the order of a set shows itself when a command runs several times.
@Suite struct SameBytesTests {
  private static let questions = [
    "impact --fail c0 --target *", "impact --fail c0 --degrade c1 -f csv",
    "impact --fail c0 -f json", "impact --fail c0 -f dot", "rank --target * -f csv",
    "rank --target * -f json", "spof --target * -f csv", "spof --target * -f json",
    "spof --target * -f dot", "draw", "draw --fail c0 --only-affected",
    "draw --focus c1 --depth 1",
  ]

  private func answer(_ question: String, _ map: String) throws -> Data {
    let words = question.split(separator: " ").map(String.init)
    let found = try ChildProcess.blastradius(words + ["-"], input: Data(map.utf8))
    #expect(found.status == 0, "\(question) \(found.errorText)")
    return found.output
  }

  @Test(arguments: questions)
  func theOrderOfTheFileChangesNoAnswer(_ question: String) throws {
    let seeds = (1...200).filter { RandomMap(seed: $0).lines.count > 8 }.prefix(4)
    #expect(seeds.count == 4)
    for seed in seeds {
      let map = RandomMap(seed: seed)
      let first = try answer(question, map.json)
      #expect(!first.isEmpty)
      for order in 1...2 {
        let other = try answer(question, map.shuffledJSON(seed: order))
        #expect(other == first, "map \(seed), order \(order)")
      }
    }
  }

  @Test(arguments: [
    "explain --fail outside --target *", "explain --fail outside --target * -f json",
    "check", "impact --fail outside -f dot",
  ])
  func aSecondRunPrintsTheSame(_ question: String) throws {
    let words = question.split(separator: " ").map(String.init)
    for example in ["shop", "hostile-names", "us-east-1-2025-10-20"] {
      let runs = try (1...3).map { _ in
        try ChildProcess.blastradius(words + ["Examples/\(example)"], in: PackageRoot.url)
      }
      #expect(runs[0].status == 0 && !runs[0].output.isEmpty)
      #expect(runs.allSatisfy { $0.output == runs[0].output }, "\(example)")
    }
  }
}
