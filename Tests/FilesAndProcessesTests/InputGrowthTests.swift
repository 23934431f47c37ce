import Foundation
import TestSupport
import Testing

/// What is read costs in proportion to its size, by whatever way it comes in.
@Suite(.enabled(if: CountedRun.isPossible, "needs clang and Linux"))
struct InputGrowthTests {
  private func map(_ size: Int) -> String {
    let count = max(size, 2)
    let components = (0..<count).map {
      "{\"id\": \"c\($0)\", \"dependsOn\": [\"c\(($0 + 1) % count)\"]}"
    }
    return
      "{\"components\": [{\"id\": \"x\", \"dependsOn\": [\"c0\"]}, \(components.joined(separator: ","))]}"
  }

  private let arguments = ["--fail", "x", "-f", "csv"]

  @Test func aFile() throws {
    let folder = try TemporaryFolder()
    let growth = try CountedRun.growth(from: 2_000) { count in
      try folder.write(map(count), to: "m.json")
      let run = try CountedRun(["impact", "m.json"] + arguments, in: folder)
      try #require(run.process.status == 0, "\(run.process.errorText)")
      return run.allocatedBytes
    }
    #expect((2.5...6).contains(growth))
  }

  @Test func aPipe() throws {
    let folder = try TemporaryFolder()
    let growth = try CountedRun.growth(from: 2_000) { count in
      let run = try CountedRun(
        ["impact", "-"] + arguments, input: Data(map(count).utf8), in: folder)
      try #require(run.process.status == 0, "\(run.process.errorText)")
      return run.allocatedBytes
    }
    // Memory for a pipe is doubled while it is read.
    #expect((2...8).contains(growth))
  }

  @Test func aFolder() throws {
    let folder = try TemporaryFolder()
    let growth = try CountedRun.growth(from: 60) { count in
      for number in 0..<count {
        try folder.write(
          "{\"components\": [{\"id\": \"c\(number)\", \"dependsOn\": [\"c\((number + 1) % max(count, 2))\"]}]}",
          to: "maps-\(count)/team-\(number % 7)/\(number).blastradius.json")
      }
      if count == 1 {
        try folder.write("{\"components\": [{\"id\": \"c1\"}]}", to: "maps-1/b.blastradius.json")
      }
      let run = try CountedRun(
        ["impact", "maps-\(count)", "--fail", "c0", "-f", "csv"], in: folder)
      try #require(run.process.status == 0, "\(run.process.errorText)")
      return run.allocatedBytes
    }
    #expect((2...8).contains(growth))
  }

  /// A folder of links that all lead to one another's folders is still visited once.
  @Test func aFolderOfLinks() throws {
    let folder = try TemporaryFolder()
    let growth = try CountedRun.growth(from: 40) { count in
      try folder.write(
        "{\"components\": [{\"id\": \"a\", \"dependsOn\": [\"b\"]}, {\"id\": \"b\"}]}",
        to: "links-\(count)/d0/a.blastradius.json")
      let made = try ChildProcess.bash(
        "for i in $(seq 1 \(count)); do mkdir -p d$i; ln -s ../d$((i - 1)) d$i/l; ln -s .. d$i/up; done",
        in: folder.url.appending(path: "links-\(count)"))
      try #require(made.status == 0, "\(made.errorText)")
      let run = try CountedRun(
        ["impact", "links-\(count)", "--fail", "b", "-f", "csv"], in: folder)
      try #require(run.process.status == 0, "\(run.process.errorText)")
      return run.allocatedBytes
    }
    #expect((2...8).contains(growth))
  }
}
