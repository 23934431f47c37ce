#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much memory this program may have.
enum SystemMemory {
  /// The least of what the machine has, what the limits of this process allow, and what its group of
  /// processes may have; `nil` when none of them says.
  static var available: Int? {
    ([physical] + resourceLimits + groupLimits).compactMap(\.self).min()
  }

  private static var physical: Int? {
    let (pages, size) = (Int(sysconf(Int32(_SC_PHYS_PAGES))), Int(sysconf(Int32(_SC_PAGESIZE))))
    guard pages > 0, size > 0 else { return nil }
    let (bytes, isOver) = pages.multipliedReportingOverflow(by: size)
    return isOver ? nil : bytes
  }

  private static var resourceLimits: [Int?] {
    #if canImport(Glibc)
      let resources = [RLIMIT_AS, RLIMIT_DATA].map { Int32($0.rawValue) }
    #else
      let resources = [RLIMIT_AS, RLIMIT_DATA]
    #endif
    return resources.map { resource in
      var limit = rlimit()
      guard getrlimit(resource, &limit) == 0 else { return nil }
      // No limit is the largest number.
      return Int(exactly: limit.rlim_cur)
    }
  }

  // MARK: - Groups of processes, in Linux

  /// The limits of the group this process is in and of all around it, in both forms Linux knows.
  private static var groupLimits: [Int?] {
    lines(of: "/proc/self/cgroup").flatMap { line -> [Int?] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      if parts[0] == "0", parts[1].isEmpty {
        return limits(beneath: "/sys/fs/cgroup", parts[2], file: "memory.max")
      }
      guard parts[1].split(separator: ",").contains("memory") else { return [] }
      return limits(beneath: "/sys/fs/cgroup/memory", parts[2], file: "memory.limit_in_bytes")
    }
  }

  private static func limits(
    beneath root: String, _ group: Substring, file: String
  ) -> [Int?] {
    var folder = root
    var limits = [number(in: folder + "/" + file)]
    for part in group.split(separator: "/") {
      folder += "/" + part
      limits.append(number(in: folder + "/" + file))
    }
    return limits
  }

  /// The number that is all of a file; `nil` where it says `max`, or is not there.
  private static func number(in path: String) -> Int? {
    lines(of: path).first.flatMap { Int($0) }
  }

  private static func lines(of path: String) -> [Substring] {
    let descriptor = SystemPath.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let size = bytes.count
    let count = SystemError.retrying { read(descriptor, &bytes, size) }
    guard count > 0 else { return [] }
    return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
  }
}
