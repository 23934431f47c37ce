import Foundation

/// What one workload on one map took, and its answer: a line of a benchmark's results.
struct Measurement: Codable {
  var workload: String
  var map: String
  var components: Int
  var requirements: Int
  var repetitions: Int
  /// Half of the repetitions were faster.
  var medianSeconds: Double
  /// The fastest and the slowest repetition.
  var spreadSeconds: [Double]
  /// The most memory the whole process ever held, the map's text included.
  var peakBytes: Int
  /// A figure that any right answer has, to compare with other runs and other tools.
  var answer: String

  /// What makes two measurements comparable.
  var key: String { "\(workload) \(map) \(components)" }

  /// The line of JSON.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The measurements of a file of such lines.
  static func read(_ path: String) throws -> [Measurement] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Measurement.self, from: Data($0.utf8))
    }
  }
}

/// Repeats `body` and keeps how long each repetition took, fastest first. What it returned is freed
/// before the next.
func seconds<Result>(
  repetitions: Int, _ body: () throws -> Result
) rethrows -> (times: [Double], last: Result) {
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 1..<max(repetitions, 1) {
    let start = clock.now
    let result = try body()
    times.append((clock.now - start) / .seconds(1))
    withExtendedLifetime(result) {}
  }
  let start = clock.now
  let last = try body()
  times.append((clock.now - start) / .seconds(1))
  return (times.sorted(), last)
}

/// The most memory this process ever held, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #endif
}
