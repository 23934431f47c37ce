import Foundation

/// Writes a map as JSON while it is generated, one component a line.
struct MapWriter {
  private let output: FileHandle
  private var bytes: [UInt8] = []
  private var isFirstComponent = true
  private var isFirstRequirement = true
  private(set) var requirementCount = 0

  init(to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let output = FileHandle(forWritingAtPath: path)
    else { throw BenchmarkFailure("cannot write \(path)") }
    self.output = output
  }

  mutating func open(_ name: String) {
    write("{\"formatVersion\": 1, \"name\": \"\(name)\", \"components\": [\n")
  }

  mutating func close() {
    write("\n]}\n")
    flush()
  }

  mutating func component(
    _ index: Int, kind: String = "service", _ writeRequirements: (inout MapWriter) -> Void
  ) {
    if !isFirstComponent { write(",\n") }
    isFirstComponent = false
    isFirstRequirement = true
    write("{\"id\": ")
    id(index)
    write(", \"kind\": \"")
    write(kind)
    write("\", \"owner\": \"team-")
    digits(index % 997, 3)
    write("\", \"tier\": ")
    // One in 97 is of tier 1, and what a map warns of where it needs what is less critical.
    digits(index % 97 == 1 ? 1 : index % 3 + 2, 1)
    write(", \"dependsOn\": [")
    writeRequirements(&self)
    write("]}")
    if bytes.count > 1 << 20 { flush() }
  }

  mutating func require(_ index: Int, isSoft: Bool = false) {
    separate()
    guard isSoft else { return id(index) }
    write("{\"component\": ")
    id(index)
    write(", \"strength\": \"soft\"}")
  }

  mutating func requireAny(of members: [Int], needs: Int) {
    separate()
    write("{\"anyOf\": [")
    for (position, member) in members.enumerated() {
      if position > 0 { write(", ") }
      id(member)
    }
    write(needs == 1 ? "]}" : "], \"needs\": \(needs)}")
  }

  private mutating func separate() {
    requirementCount += 1
    if !isFirstRequirement { write(", ") }
    isFirstRequirement = false
  }

  /// The id of the component at `index`, as the map writes it.
  private mutating func id(_ index: Int) {
    write("\"team-")
    digits(index % 997, 3)
    write("/unit-")
    digits(index, 7)
    write("\"")
  }

  private mutating func digits(_ number: Int, _ width: Int) {
    let text = String(number)
    for _ in text.utf8.count..<max(width, text.utf8.count) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func flush() {
    output.write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
