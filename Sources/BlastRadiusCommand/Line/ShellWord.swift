/// A word as it is typed at a shell.
enum ShellWord {
  /// `word`, in single quotes when a shell would read anything else into it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
      default: "-_./:=@%+,".utf8.contains(byte)
      }
    }
    return isPlain && !word.isEmpty ? word : singleQuoted(word)
  }

  /// `word` in single quotes.
  static func singleQuoted(_ word: String) -> String {
    let parts = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
