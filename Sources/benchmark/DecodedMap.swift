import Foundation

/// What a program that uses Foundation would write to read a map: plain structs, no checks. The peer
/// of the loading workload.
struct DecodedMap: Decodable {
  struct Component: Decodable {
    var id: String
    var kind: String?
    var owner: String?
    var tier: Int?
    var within: [String]?
    var dependsOn: [Requirement]?
  }

  /// An id or an object.
  enum Requirement: Decodable {
    case component(String)
    case object(Object)

    init(from decoder: any Decoder) throws {
      if let id = try? decoder.singleValueContainer().decode(String.self) {
        self = .component(id)
      } else {
        self = .object(try Object(from: decoder))
      }
    }
  }

  struct Object: Decodable {
    var component: String?
    var anyOf: [Requirement]?
    var allOf: [Requirement]?
    var needs: Int?
    var strength: String?
  }

  var name: String?
  var components: [Component]

  /// Measures decoding the file at `path`, the reading included.
  static func measure(_ path: String, repetitions: Int) throws -> Measurement {
    let (times, map) = try seconds(repetitions: repetitions) {
      let content = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
      return try JSONDecoder().decode(DecodedMap.self, from: content)
    }
    let requirements = map.components.reduce(0) { $0 + ($1.dependsOn?.count ?? 0) }
    return Measurement(
      workload: "JSONDecoder", map: map.name?.split(separator: " ").first.map(String.init) ?? path,
      components: map.components.count, requirements: requirements, repetitions: repetitions,
      medianSeconds: times[times.count / 2], spreadSeconds: [times[0], times[times.count - 1]],
      peakBytes: peakMemory(),
      answer: "\(map.components.count) components, \(requirements) requirements")
  }
}
