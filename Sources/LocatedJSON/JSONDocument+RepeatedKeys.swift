extension JSONDocument {
  /// The values of members whose key stands earlier in the same object, in the order of the text.
  ///
  /// - Complexity: O(*n* log *k*) for *n* bytes and objects of *k* members.
  package var valuesOfRepeatedKeys: [JSONValue] {
    RepeatedKeys(bytes).found.map { keyEnd, containers in
      var start = keyEnd
      while [0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ":")].contains(bytes[start]) { start += 1 }
      return JSONValue(document: self, start: start, container: containers)
    }.sorted { $0.start < $1.start }
  }
}
