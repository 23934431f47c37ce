/// Why a benchmark has no result: bad arguments, or an answer that is wrong.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
