/// Two runs of the benchmark side by side.
struct Comparison {
  private let old: [Measurement]
  private let new: [Measurement]

  init(old: [Measurement], new: [Measurement]) {
    self.old = old
    self.new = new
  }

  /// A row for each measurement of both runs, and whether all answers agree.
  ///
  /// A change of time counts only where the spreads do not overlap.
  func rows() -> (lines: [String], isSame: Bool) {
    var lines = ["workload map components      old ms      new ms  ratio  memory"]
    var isSame = true
    let known = Dictionary(old.map { ($0.key, $0) }) { $1 }
    for measurement in new {
      guard let before = known[measurement.key] else {
        lines.append("\(measurement.key): only in the new run")
        continue
      }
      let ratio = measurement.medianSeconds / before.medianSeconds
      let memory = Double(measurement.peakBytes) / Double(before.peakBytes)
      var line = measurement.key
      line += "  \(milliseconds(before)) → \(milliseconds(measurement))"
      line += "  ×\(rounded(ratio))  memory ×\(rounded(memory))"
      if measurement.spreadSeconds[0] > before.spreadSeconds[1] { line += "  slower" }
      if measurement.spreadSeconds[1] < before.spreadSeconds[0] { line += "  faster" }
      if measurement.answer != before.answer {
        isSame = false
        line += "  ANSWER DIFFERS: \(before.answer) → \(measurement.answer)"
      }
      lines.append(line)
    }
    return (lines, isSame)
  }

  private func milliseconds(_ measurement: Measurement) -> String {
    "\(rounded(measurement.medianSeconds * 1000)) ms"
  }

  private func rounded(_ number: Double) -> String {
    "\((number * 1000).rounded() / 1000)"
  }
}
