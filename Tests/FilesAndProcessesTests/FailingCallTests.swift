import Foundation
import TestSupport
import Testing

/// The built program on a system whose calls fail, one after the other: whatever it is, the old file or the
/// new one stands there whole, nothing beside it, and a reason is given.
///
/// A small library that is loaded before the system's counts the calls and fails the one it is told to.
@Suite(
  .enabled(
    if: PackageRoot.hasProgram("clang") && FileManager.default.fileExists(atPath: "/proc/self"),
    "needs clang and Linux"))
struct FailingCallTests {
  private static let library = """
    #define _GNU_SOURCE
    #include <dirent.h>
    #include <dlfcn.h>
    #include <errno.h>
    #include <fcntl.h>
    #include <stdarg.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/stat.h>
    #include <sys/syscall.h>
    #include <unistd.h>

    static int count;

    // Counts the calls of the program, and says whether this one is to fail.
    static int fails(int code) {
      const char *at = getenv("FAIL_AT");
      if (!at || count++ != atoi(at)) return 0;
      errno = code;
      return 1;
    }

    __attribute__((destructor)) static void tell(void) {
      const char *path = getenv("COUNT_TO");
      if (!path) return;
      char text[16];
      int length = snprintf(text, sizeof text, "%d", count);
      int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
      syscall(SYS_write, file, text, length);
    }

    #define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

    int open(const char *path, int flags, ...) {
      REAL(open);
      va_list list;
      va_start(list, flags);
      int mode = va_arg(list, int);
      va_end(list);
      return fails(flags & O_CREAT ? ENOSPC : EACCES) ? -1 : real(path, flags, mode);
    }
    ssize_t read(int file, void *bytes, size_t size) {
      REAL(read);
      return fails(EIO) ? -1 : real(file, bytes, size);
    }
    ssize_t write(int file, const void *bytes, size_t size) {
      REAL(write);
      // What is said to the user is not made to fail: nobody would be left to be told.
      if (file == 2) return real(file, bytes, size);
      if (fails(ENOSPC)) return -1;
      // Half of it goes in, as on a disk that fills up, and the rest is asked for again.
      return real(file, bytes, size > 1 ? size / 2 : size);
    }
    int close(int file) {
      REAL(close);
      int result = real(file);
      return fails(ENOSPC) ? -1 : result;
    }
    int rename(const char *old, const char *new) {
      REAL(rename);
      return fails(EACCES) ? -1 : real(old, new);
    }
    int fstat(int file, struct stat *status) {
      REAL(fstat);
      return fails(EIO) ? -1 : real(file, status);
    }
    int stat(const char *path, struct stat *status) {
      REAL(stat);
      return fails(EIO) ? -1 : real(path, status);
    }
    int lstat(const char *path, struct stat *status) {
      REAL(lstat);
      return fails(EIO) ? -1 : real(path, status);
    }
    DIR *opendir(const char *path) {
      REAL(opendir);
      return fails(EMFILE) ? NULL : real(path);
    }
    struct dirent *readdir(DIR *folder) {
      REAL(readdir);
      return fails(EIO) ? NULL : real(folder);
    }
    int pipe(int ends[2]) {
      REAL(pipe);
      return fails(EMFILE) ? -1 : real(ends);
    }
    """

  private static let map = #"{"components": [{"id": "shop", "dependsOn": ["db"]}, {"id": "db"}]}"#

  static let lines = [
    "rank in.json -f json -o out", "merge maps -o out", "rank - -f csv -o out < in.json",
    "import compose compose.json -o out", "impact in.json --fail db -f json -o link",
    "impact in.json --fail db > out",
    "completions bash -o /dev/fd/3 3> out",
  ]

  private func makeFiles(in folder: TemporaryFolder) throws {
    try folder.write(FailingCallTests.map, to: "in.json")
    try folder.write(FailingCallTests.map, to: "maps/a.blastradius.json")
    try folder.write(#"{"services": {"shop": {}, "db": {}}}"#, to: "compose.json")
    try folder.write("old", to: "out")
    try? FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "out")
  }

  private func run(_ line: String, failing number: Int, in folder: TemporaryFolder) throws
    -> ChildProcess
  {
    try makeFiles(in: folder)
    return try ChildProcess.bash(
      "COUNT_TO=$PWD/count FAIL_AT=\(number) LD_PRELOAD=$PWD/fail.so $blastradius \(line)",
      in: folder.url)
  }

  @Test(arguments: lines) func whateverCallFailsNothingIsHalf(line: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(FailingCallTests.library, to: "fail.c")
    let built = try ChildProcess.bash("clang -shared -fPIC -o fail.so fail.c -ldl", in: folder.url)
    try #require(built.status == 0, "\(built.errorText)")
    let whole = try run(line, failing: -1, in: folder)
    // `import` finds no dependency and says so with 1.
    #expect(whole.status == 0 || whole.status == 1, "\(whole.errorText)")
    let (answer, names) = (try folder.text(of: "out"), try folder.names)
    let count = try #require(Int(try folder.text(of: "count")))
    #expect(count >= 4)
    var refused = 0
    for number in 0..<count {
      let result = try run(line, failing: number, in: folder)
      #expect(try folder.names == names, "\(number)")
      guard result.status == 2 else {
        #expect(result.status == whole.status, "\(number): \(result.errorText)")
        #expect(try folder.text(of: "out") == answer, "\(number)")
        continue
      }
      refused += 1
      #expect(result.errorText.hasPrefix("blastradius: error: "), "\(number): \(result.errorText)")
      // A stream was the shell's, and is empty or half by its doing.
      if !line.contains(">") { #expect(try folder.text(of: "out") == "old", "\(number)") }
    }
    #expect(refused >= 2)
  }
}
