import MapDiagnostics

extension MapArrangement {
  /// The arrangement that `dot -Tplain` answered to `request`; `nil` when it is not one.
  ///
  ///     graph 1 8.3 5.2
  ///     node 12 1.5 2.25 1.9 0.55 …
  ///     edge 12 "12#3" 4 2.4 2.2 2.6 2.2 … solid black
  public init?(_ request: ArrangementRequest, plain answer: [UInt8]) {
    var boxes: [String: [Int]] = [:]
    var splines: [ArrangementRequest.Arrow: [Int]] = [:]
    var height = 0.0
    for line in answer.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map { word in
        String(decoding: word.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      }
      switch words.first {
      case "graph" where words.count >= 4:
        guard let number = MapArrangement.number(words[3]) else { return nil }
        height = number
      case "node" where words.count >= 6:
        let numbers = words[2..<6].compactMap(MapArrangement.number)
        guard numbers.count == 4 else { return nil }
        boxes[words[1]] =
          MapArrangement.points(numbers[0], height - numbers[1])
          + MapArrangement.points(numbers[2], numbers[3])
      case "edge" where words.count >= 4:
        guard let count = Int(words[3]), count >= 4, count <= (words.count - 4) / 2 else {
          return nil
        }
        let numbers = words[4..<4 + 2 * count].compactMap(MapArrangement.number)
        guard numbers.count == 2 * count else { return nil }
        splines[ArrangementRequest.Arrow(from: words[1], to: words[2])] = stride(
          from: 0, to: numbers.count, by: 2
        ).flatMap { MapArrangement.points(numbers[$0], height - numbers[$0 + 1]) }
      default: break
      }
    }
    self.init()
    guard fill(request, boxes, splines) else { return nil }
  }

  /// The largest place in inches that is believed: no paper is 20 kilometres long.
  private static let largestPlace = 1e6

  /// A number that can be a place on paper; `nil` for `nan`, `inf` and what no paper holds.
  private static func number(_ word: String) -> Double? {
    guard let number = Double(word), abs(number) <= largestPlace else { return nil }
    return number
  }

  private static func points(_ one: Double, _ other: Double) -> [Int] {
    // Within `largestPlace`, the difference of two places too is far from what an Int holds.
    [one, other].map { Int(nearest: $0 * 72) }
  }

  private mutating func fill(
    _ request: ArrangementRequest, _ boxes: [String: [Int]],
    _ splines: [ArrangementRequest.Arrow: [Int]]
  ) -> Bool {
    var codes: [String: Int] = [:]
    for index in request.boxes {
      guard let box = boxes["\(index)"] else { return false }
      codes["\(index)"] = index
      nodes += [index] + box
    }
    for (number, group) in request.groups.enumerated() {
      let name = "\(group.component)#\(group.offset)"
      guard let box = boxes[name] else { return false }
      codes[name] = -1 - number
      groups += [group.component, group.offset] + box[0..<2]
    }
    for frame in request.frames { frames += [frame.domain, frame.around ?? -1] }
    for (arrow, bond, offset) in request.arrows {
      guard let spline = splines[arrow], let from = codes[arrow.from], let to = codes[arrow.to]
      else { return false }
      edges += [from, to, bond.rawValue, offset, spline.count]
      edges += spline.indices.map { $0 < 2 ? spline[$0] : spline[$0] - spline[$0 - 2] }
    }
    return true
  }
}
