#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The three pipes between this program and one that it runs.
struct ChildPipes {
  struct Ends {
    var read: Int32 = -1
    var write: Int32 = -1
  }

  /// What went to and fro.
  struct Exchange {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    /// Whether both outputs came to their end in time.
    var isComplete = false
  }

  private(set) var input = Ends()
  private(set) var output = Ends()
  private(set) var errors = Ends()

  /// Whether all pipes could be made. No other program that is started inherits them.
  mutating func open() -> Bool {
    guard let input = ChildPipes.pipe() else { return false }
    self.input = input
    guard let output = ChildPipes.pipe() else { return false }
    self.output = output
    guard let errors = ChildPipes.pipe() else { return false }
    self.errors = errors
    return true
  }

  private static func pipe() -> Ends? {
    var ends: [Int32] = [-1, -1]
    guard Self.makePipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Ends(read: ends[0], write: ends[1])
  }

  private static func makePipe(_ ends: inout [Int32]) -> Int32 {
    #if canImport(Glibc)
      Glibc.pipe(&ends)
    #elseif canImport(Musl)
      Musl.pipe(&ends)
    #else
      Darwin.pipe(&ends)
    #endif
  }

  /// Closes what only the child uses.
  mutating func closeEndsOfChild() {
    ChildPipes.close(&input.read)
    ChildPipes.close(&output.write)
    ChildPipes.close(&errors.write)
  }

  /// Closes everything that is open.
  mutating func close() {
    closeEndsOfChild()
    ChildPipes.close(&input.write)
    ChildPipes.close(&output.read)
    ChildPipes.close(&errors.read)
  }

  private static func close(_ end: inout Int32) {
    if end >= 0 { _ = closeDescriptor(end) }
    end = -1
  }

  private static func closeDescriptor(_ end: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(end)
    #elseif canImport(Musl)
      Musl.close(end)
    #else
      Darwin.close(end)
    #endif
  }

  // MARK: - Feeding and reading

  /// Writes `bytes` to the child and reads its outputs to their ends, for as long as
  /// `millisecondsLeft` says.
  mutating func exchange(_ bytes: [UInt8], millisecondsLeft: () -> Int) -> Exchange {
    var exchange = Exchange()
    var written = 0
    _ = fcntl(input.write, F_SETFL, O_NONBLOCK)
    if bytes.isEmpty { ChildPipes.close(&input.write) }
    while output.read >= 0 || errors.read >= 0 {
      let left = millisecondsLeft()
      guard left > 0 else { return exchange }
      // A negative descriptor is passed over by `poll`.
      var polled = [
        pollfd(fd: output.read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input.write, events: Int16(POLLOUT), revents: 0),
      ]
      let count = poll(&polled, 3, Int32(clamping: left))
      guard count >= 0 || errno == EINTR else { return exchange }
      guard count > 0 else { continue }
      if polled[0].revents != 0, !ChildPipes.drain(output.read, into: &exchange.output) {
        ChildPipes.close(&output.read)
      }
      if polled[1].revents != 0, !ChildPipes.drain(errors.read, into: &exchange.errors) {
        ChildPipes.close(&errors.read)
      }
      if polled[2].revents != 0, !ChildPipes.feed(bytes, &written, to: input.write) {
        ChildPipes.close(&input.write)
      }
    }
    exchange.isComplete = true
    return exchange
  }

  /// Appends what there is to read, and says whether there may be more.
  private static func drain(_ end: Int32, into bytes: inout [UInt8]) -> Bool {
    let size = 64 << 10
    let count = withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer -> Int in
      let count = SystemError.retrying { read(end, buffer.baseAddress, size) }
      if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
    return count > 0
  }

  /// Writes what the pipe takes, and says whether there is more to write.
  private static func feed(_ bytes: [UInt8], _ written: inout Int, to end: Int32) -> Bool {
    let count = bytes.withUnsafeBytes { buffer in
      SystemError.retrying {
        write(end, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
    }
    // A child that reads no further says why by itself.
    guard count >= 0 else { return errno == EAGAIN }
    written += count
    return written < bytes.count
  }
}
