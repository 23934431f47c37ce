/// What a JSON text consists of, in reading order. Commas and colons are checked and not reported.
package enum JSONToken: UInt8, Sendable {
  case beginObject
  case endObject
  case beginArray
  case endArray
  /// The name of an object's member; its value follows.
  case key
  case string
  case number
  case `true`
  case `false`
  case null
  /// The whole text has been read and is one JSON value.
  case end
  /// The text is not JSON; `JSONReader.failure` says why. Nothing follows.
  case invalid

  /// Whether the token opens an object or an array.
  package var opensContainer: Bool { self == .beginObject || self == .beginArray }
}
