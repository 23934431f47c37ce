import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The words behind this program's name.
public enum SystemArguments {
  /// All of them, without loss: what is no UTF-8 is kept, where Swift's own list repairs it.
  public static var words: [String] {
    (0..<Int(CommandLine.argc)).dropFirst().map { index in
      guard let word = CommandLine.unsafeArgv[index] else { return "" }
      return SystemPath.text(word)
    }
  }
}
