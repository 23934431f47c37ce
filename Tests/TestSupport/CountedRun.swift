import Foundation

/// A run of the built program with what it cost in bytes: printed, and asked of `malloc`. Both are the same
/// on every machine, however busy, so tests can say how they grow.
package struct CountedRun: Sendable {
  /// What it printed and how it ended.
  package var process: ChildProcess
  /// The bytes on both of its outputs.
  package var printedBytes: Int { process.output.count + process.errors.count }
  /// The bytes it asked for, given back or not.
  package var allocatedBytes: Int

  /// Whether runs can be counted here.
  package static let isPossible =
    PackageRoot.hasProgram("clang") && FileManager.default.fileExists(atPath: "/proc/self")

  /// Loaded before the system's library, it counts what passes through.
  private static let counter = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <fcntl.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <unistd.h>

    extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
    static _Atomic unsigned long bytes;

    void *malloc(size_t size) { bytes += size; return __libc_malloc(size); }
    void *calloc(size_t count, size_t size) { bytes += count * size; return __libc_calloc(count, size); }
    void *realloc(void *old, size_t size) { bytes += size; return __libc_realloc(old, size); }

    __attribute__((destructor)) static void tell(void) {
      const char *path = getenv("COUNT_TO");
      if (!path) return;
      char text[32];
      int length = snprintf(text, sizeof text, "%lu", bytes);
      int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
      syscall(SYS_write, file, text, length);
    }
    """

  /// Runs `blastradius` with `arguments` in `folder`, which keeps what is needed for it.
  package init(_ arguments: [String], input: Data = Data(), in folder: TemporaryFolder) throws {
    if !(try folder.names.contains("count.so")) {
      try folder.write(CountedRun.counter, to: "count.c")
      let built = try ChildProcess.bash(
        "clang -O1 -shared -fPIC -o count.so count.c", in: folder.url)
      guard built.status == 0 else { throw Failure(message: built.errorText) }
    }
    process = try ChildProcess.blastradius(
      arguments, input: input,
      environment: [
        "LD_PRELOAD": folder.path("count.so"), "COUNT_TO": folder.path("count"),
      ], in: folder.url)
    guard let count = Int(try folder.text(of: "count")) else {
      throw Failure(message: "nothing was counted")
    }
    allocatedBytes = count
  }

  package struct Failure: Error {
    package var message: String
  }

  /// How many times more `measure` finds for four times as much; about 4 when it grows with its input, 16
  /// when it grows with its square. What a run costs without any input is taken off.
  package static func growth(
    from count: Int, _ measure: (_ count: Int) throws -> Int
  ) throws -> Double {
    let (base, small, large) = (try measure(1), try measure(count), try measure(4 * count))
    return Double(large - base) / Double(max(small - base, 1))
  }
}
