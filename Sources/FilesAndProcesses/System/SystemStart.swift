#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What must hold before the first byte is read or written.
public enum SystemStart {
  /// Takes the streams and signals of this program into its hands. To be called once, first.
  public static func prepare() {
    // A closed pipe and a file size limit are to be errors of `write`, not deaths by signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // Were a standard stream closed, the next file opened would take its number and its bytes.
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // Opened the wrong way round, so that using it fails as a closed stream does.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
    UnfinishedWork.arm()
  }

  /// Ends this program with `status`.
  public static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }
}
