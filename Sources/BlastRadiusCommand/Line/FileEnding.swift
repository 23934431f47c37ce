/// The ending of a file's name.
enum FileEnding {
  /// The longest ending that says what is in a file; longer ones belong to names made up by chance.
  private static let maximumCount = 8

  /// Pictures that Graphviz draws from DOT and we leave to it.
  static let otherPictures: Set<String> = ["jpg", "jpeg", "gif", "ps", "eps", "webp"]

  /// What stands behind the last dot of the last part of `path`, in lowercase; `nil` when that is no word.
  static func ending(of path: String) -> String? {
    let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
    let ending = file[file.index(after: dot)...].lowercased()
    let isWord =
      (1...maximumCount).contains(ending.count)
      && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && ending.contains(where: \.isLetter)
    return isWord ? ending : nil
  }
}
