/// The value of one key of a component or of a requirement.
package enum AttributeValue: Sendable, Equatable {
  case text(String)
  case wholeNumber(Int)
  case decimal(DecimalText)
  case duration(Duration)
  case confidence(Confidence)
  case texts([String])
  case labels([Label])
  case extensions([ExtensionKey])
}

/// One of a component's labels.
public struct Label: Sendable, Hashable {
  /// The key, which is not empty.
  public var key: String
  /// The value.
  public var value: String

  /// The label `key` with `value`.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// A key of one's own, which begins with `x-`, and what stands behind it.
public struct ExtensionKey: Sendable, Hashable {
  /// The key.
  public var key: String
  /// The value as JSON.
  public var json: String

  /// The key `key`, which begins with `x-`, with a value written as JSON.
  public init(key: String, json: String) {
    self.key = key
    self.json = json
  }
}

extension MapStorage {
  /// The value that `number` stands for in a column or in options of `form`; `nil` when none was stated.
  package func value(_ number: UInt32, as form: KeyForm) -> AttributeValue? {
    guard number != AttributeColumns.absent else { return nil }
    switch form {
    case .structure: return nil
    case .text: return .text(texts[number])
    case .wholeNumber: return .wholeNumber(Int(number))
    case .share, .amount: return .decimal(decimals[Int(number)])
    case .duration: return .duration(.seconds(Int64(number)))
    case .confidence: return Confidence(rawValue: UInt8(number)).map { .confidence($0) }
    case .texts: return .texts(evidence[bounds(number)].map { texts[$0] })
    case .labels:
      return .labels(
        labelPairs[bounds(number)].map { Label(key: texts[$0.key], value: texts[$0.value]) })
    case .extensions:
      return .extensions(
        labelPairs[bounds(number)].map { ExtensionKey(key: texts[$0.key], json: texts[$0.value]) })
    }
  }

  /// The positions of the list that `number` stands for.
  package func bounds(_ number: UInt32) -> Range<Int> {
    guard number != AttributeColumns.absent else { return 0..<0 }
    let range = ranges[Int(number)]
    return Int(range.lowerBound)..<Int(range.upperBound)
  }

  /// The value of `key` that the component at `index` has.
  package func value(_ key: ComponentKey, of index: UInt32) -> AttributeValue? {
    value(attributes[key, index], as: key.form)
  }

  /// The duration behind `key` of the component at `index`; 0 when none is stated.
  package func seconds(_ key: ComponentKey, of index: UInt32) -> Int64 {
    let seconds = attributes[key, index]
    return seconds == AttributeColumns.absent ? 0 : Int64(seconds)
  }
}
