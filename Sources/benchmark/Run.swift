import Foundation

/// Measures workloads on generated maps, each in a program of its own, so that one's memory is not
/// another's peak.
struct Run {
  var sizes = [1000, 10_000, 100_000]
  var shapes = MapShape.allCases
  var workloads = Workload.allCases
  var repetitions = 5
  var isHardOnly = false

  func start() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for shape in shapes {
      for size in sizes {
        let path = folder.appending(path: "\(shape.rawValue)-\(size).json").path
        var writer = try MapWriter(to: path)
        shape.write(count: size, isHardOnly: isHardOnly, to: &writer)
        for workload in workloads { try measure(workload, shape, size, path) }
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  private func measure(
    _ workload: Workload, _ shape: MapShape, _ size: Int, _ path: String
  ) throws {
    let program = Process()
    program.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    program.arguments = [
      "measure", workload.rawValue, path, "--repetitions", String(repetitions),
    ]
    if let pairs = shape.expectedPairs(count: size, isHardOnly: isHardOnly) {
      program.arguments? += ["--expected-pairs", String(pairs)]
    }
    try program.run()
    program.waitUntilExit()
    guard program.terminationStatus == 0 else {
      throw BenchmarkFailure("\(workload.rawValue) of \(shape.rawValue) of \(size) failed")
    }
  }
}
