import MapDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths in the form that the system takes: bytes with a zero behind them.
enum SystemPath {
  /// What `body` returns for the bytes of `path`.
  static func with<Result>(_ path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = RawBytes.bytes(of: path).map(CChar.init(bitPattern:)) + [0]
    return bytes.withUnsafeBufferPointer { buffer in
      // The array has at least its zero, so it has an address.
      body(buffer.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped)
    }
  }

  /// The status of what stands at `path`, links followed or not; `nil` with `errno` set.
  static func status(of path: String, followingLinks: Bool) -> stat? {
    var status = stat()
    let result = with(path) { followingLinks ? stat($0, &status) : lstat($0, &status) }
    return result == 0 ? status : nil
  }

  /// The descriptor of the file at `path`; negative with `errno` set.
  static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) -> Int32 {
    with(path) { path in
      Int32(truncatingIfNeeded: SystemError.retrying { Int(openFile(path, flags, mode)) })
    }
  }

  private static func openFile(
    _ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t
  ) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, mode)
    #elseif canImport(Musl)
      Musl.open(path, flags, mode)
    #else
      Darwin.open(path, flags, mode)
    #endif
  }

  /// The path that names the same folder as `folder` (empty: the current one) without links; `nil`
  /// with `errno` set.
  static func real(_ folder: String) -> String? {
    guard let real = with(folder.isEmpty ? "." : folder, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return text(real)
  }

  /// The folder of `path` with its slash; empty for the current one.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// The path in C's form as a string.
  static func text(_ path: UnsafePointer<CChar>) -> String {
    RawBytes.text(
      UnsafeBufferPointer(start: path, count: strlen(path)).map(UInt8.init(bitPattern:)))
  }
}
