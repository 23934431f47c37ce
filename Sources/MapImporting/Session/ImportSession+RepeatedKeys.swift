internal import LocatedJSON

extension ImportSession {
  /// Says where an object has a key twice: the first counts, and the other is not read.
  mutating func warnOfRepeatedKeys(in document: JSONDocument) {
    for value in document.valuesOfRepeatedKeys {
      warn("this object has a key twice; the first one counts", at: value)
      coverage.leaveOut("member of an object", because: "its key stands twice")
    }
  }
}
