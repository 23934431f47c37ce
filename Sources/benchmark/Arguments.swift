/// The words of the benchmark's command line: operands, and options with or without a value.
struct Arguments {
  private static let flags: Set<String> = ["hard-only"]

  private(set) var operands: [String] = []
  private var options: [String: String] = [:]

  init(_ words: ArraySlice<String>) throws {
    var words = words
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        operands.append(word)
        continue
      }
      let name = String(word.dropFirst(2))
      if Arguments.flags.contains(name) {
        options[name] = ""
      } else if let value = words.popFirst() {
        options[name] = value
      } else {
        throw BenchmarkFailure("\(word) needs a value")
      }
    }
  }

  func has(_ name: String) -> Bool { options[name] != nil }

  func number(_ name: String) throws -> Int? {
    guard let text = options[name] else { return nil }
    guard let number = Int(text), number > 0 else {
      throw BenchmarkFailure("--\(name) takes a number, not \(text)")
    }
    return number
  }

  /// The values of an option, separated by commas.
  func list<Element>(_ name: String, _ make: (String) -> Element?) throws -> [Element]? {
    try options[name]?.split(separator: ",").map { word in
      guard let element = make(String(word)) else {
        throw BenchmarkFailure("--\(name) does not know \(word)")
      }
      return element
    }
  }
}
