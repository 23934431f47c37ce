import Foundation

let usage = """
  usage: benchmark run [--shapes A,B] [--sizes N,M] [--workloads A,B] [--repetitions N] [--hard-only]
         benchmark generate SHAPE COUNT FILE [--hard-only]
         benchmark measure WORKLOAD FILE [--repetitions N] [--expected-pairs N]
         benchmark decode FILE [--repetitions N]
         benchmark compare OLD NEW

  shapes:    \(MapShape.allCases.map(\.rawValue).joined(separator: " "))
  workloads: \(Workload.allCases.map(\.rawValue).joined(separator: " "))

  run prints a line of JSON for each workload on each map; every answer is checked.
  decode measures Foundation's JSONDecoder on a map, for comparison.
  compare takes two files of such lines, and exits with 1 when an answer differs.
  """

do {
  try runBenchmark(Arguments(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
  exit(2)
}

func runBenchmark(_ arguments: Arguments) throws {
  let operands = arguments.operands
  let repetitions = try arguments.number("repetitions") ?? 5
  switch (operands.first, operands.count) {
  case ("run", 1):
    var run = Run()
    run.sizes = try arguments.list("sizes", Int.init) ?? run.sizes
    run.shapes = try arguments.list("shapes", MapShape.init) ?? run.shapes
    run.workloads = try arguments.list("workloads", Workload.init) ?? run.workloads
    run.repetitions = repetitions
    run.isHardOnly = arguments.has("hard-only")
    try run.start()
  case ("generate", 4):
    guard let shape = MapShape(rawValue: operands[1]), let count = Int(operands[2]) else {
      throw BenchmarkFailure(usage)
    }
    var writer = try MapWriter(to: operands[3])
    shape.write(count: count, isHardOnly: arguments.has("hard-only"), to: &writer)
  case ("measure", 3):
    guard let workload = Workload(rawValue: operands[1]) else { throw BenchmarkFailure(usage) }
    let measurement = try workload.measure(
      operands[2], expectedPairs: try arguments.number("expected-pairs"), repetitions: repetitions)
    print(try measurement.line())
  case ("decode", 2):
    print(try DecodedMap.measure(operands[1], repetitions: repetitions).line())
  case ("compare", 3):
    let comparison = Comparison(
      old: try Measurement.read(operands[1]), new: try Measurement.read(operands[2]))
    let (lines, isSame) = comparison.rows()
    print(lines.joined(separator: "\n"))
    if !isSame { exit(1) }
  default: throw BenchmarkFailure(usage)
  }
}
