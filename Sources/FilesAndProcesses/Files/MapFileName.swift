/// The names of files that a folder of maps consists of.
package enum MapFileName {
  /// How they end.
  package static let ending = ".blastradius.json"

  /// Whether the file at `path` is read when its folder is given as a map.
  ///
  /// Bytes are compared: to Swift, an accent before the dot would be one character with it.
  package static func isMap(_ path: String) -> Bool {
    path.utf8.count >= ending.utf8.count
      && path.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) && !isHidden(path)
  }

  /// Whether the last part of `path` begins with a dot.
  static func isHidden(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).last?.first == UInt8(ascii: ".")
  }
}
