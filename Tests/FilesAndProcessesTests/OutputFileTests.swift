import Foundation
import TestSupport
import Testing

/// The built program against the real file system. Where a test needs a verb that writes a file, it
/// takes `completions`, whose answer depends on nothing.
@Suite struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String..., in subfolder: String = "") throws -> ChildProcess {
    try ChildProcess.blastradius(arguments, in: folder.url.appending(path: subfolder))
  }

  private func bash(_ script: String) throws -> ChildProcess {
    try ChildProcess.bash(script, in: folder.url)
  }

  private var script: String {
    get throws { try run("completions", "bash").outputText }
  }

  @Test("a new file holds the answer and gets the usual permissions")
  func newFile() throws {
    let result = try bash("umask 027; $blastradius completions bash -o new.txt; stat -c %a new.txt")
    #expect(result.status == 0)
    #expect(result.outputText == "640\n")
    #expect(try folder.text(of: "new.txt") == script)
    #expect(try folder.names == ["new.txt"])
  }

  @Test("an old file is replaced and keeps its permissions")
  func oldFile() throws {
    let result = try bash(
      "echo old > out; chmod 604 out; $blastradius completions bash -o out; stat -c %a out")
    #expect(result.outputText == "604\n")
    #expect(try folder.text(of: "out") == script)
    #expect(try folder.names == ["out"])
  }

  @Test("who has the old file open still sees it whole")
  func openFile() throws {
    let result = try bash(
      "echo old > out; exec 3< out; $blastradius completions bash -o out; cat <&3")
    #expect(result.outputText == "old\n")
  }

  @Test("a symbolic link stays, and what it leads to is replaced")
  func link() throws {
    let result = try bash(
      """
      mkdir real; echo old > real/out; ln -s real/out link; ln -s link link2; ln -s real/new fresh
      $blastradius completions bash -o link2 && $blastradius completions bash -o fresh
      readlink link link2 fresh; ls -A real
      """)
    #expect(result.status == 0)
    #expect(result.outputText == "real/out\nlink\nreal/new\nnew\nout\n")
    #expect(try folder.text(of: "real/out") == script)
    #expect(try folder.text(of: "real/new") == script)
  }

  @Test("a circle of links is an error")
  func linkCircle() throws {
    let result = try bash("ln -s a b; ln -s b a; $blastradius completions bash -o a")
    #expect(result.status == 2)
    #expect(result.errorText.contains("cannot write 'a': too many levels of symbolic links"))
  }

  @Test("what is no regular file is written as it is")
  func devices() throws {
    #expect(try run("completions", "bash", "-o", "/dev/null").status == 0)
    #expect(try run("completions", "bash", "-o", "/dev/stdout").outputText == script)
    let pipe = try bash("mkfifo pipe; cat pipe & $blastradius completions bash -o pipe; wait")
    #expect(pipe.outputText == (try script))
    #expect(try folder.names == ["pipe"])
    let appended = try bash(
      "echo first > out; $blastradius completions bash -o /dev/stdout >> out; head -1 out")
    #expect(appended.outputText == "first\n")
  }

  @Test(
    "a full disk is an error with its path",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      "$blastradius completions bash -o /dev/full", "$blastradius completions bash > /dev/full",
    ])
  func fullDevice(script: String) throws {
    let result = try bash(script)
    #expect(result.status == 2)
    #expect(result.errorText.hasPrefix("blastradius: error: cannot write "))
    #expect(result.errorText.hasSuffix(": no space left on device\n"))
  }

  @Test("a file that cannot be completed leaves the old one untouched and nothing beside it")
  func fileSizeLimit() throws {
    let result = try bash("echo old > out; ulimit -f 1; $blastradius completions zsh -o out")
    #expect(result.status == 2)
    #expect(result.errorText == "blastradius: error: cannot write 'out': file too large\n")
    #expect(try folder.text(of: "out") == "old\n")
    #expect(try folder.names == ["out"])
  }

  @Test("a folder that is not there, or a folder itself, is an error with its path")
  func impossiblePlaces() throws {
    let missing = try run("completions", "bash", "-o", "no/out")
    #expect(missing.status == 2)
    #expect(
      missing.errorText
        == "blastradius: error: cannot write 'no/out': its folder does not exist\n")
    let target = try run("completions", "bash", "-o", folder.url.path)
    #expect(target.status == 2)
    #expect(target.errorText.hasSuffix("it is a folder\n"))
    #expect(try folder.names == [])
  }

  /// The superuser may write anywhere, so the test gives its rights away where it has them.
  @Test("an unwritable folder or file is an error, and what is there stays")
  func unwritable() throws {
    let result = try bash(
      """
      mkdir locked; echo old > locked/out; echo old > out; chmod 444 out; chmod 755 .
      chmod 555 locked
      run=; [ $(id -u) = 0 ] && run="setpriv --reuid 65534 --clear-groups"
      cp "$blastradius" tool; chmod 755 tool
      $run ./tool completions bash -o locked/out; echo $?
      $run ./tool completions bash -o locked/new; echo $?
      $run ./tool completions bash -o out; echo $?
      cat locked/out out; ls -A locked; chmod 755 locked
      """)
    #expect(result.outputText == "2\n2\n2\nold\nold\nout\n")
    #expect(
      result.errorText == """
        blastradius: error: cannot write 'locked/out': permission denied
        blastradius: error: cannot write 'locked/new': permission denied
        blastradius: error: cannot write 'out': permission denied

        """)
  }

  @Test("a closed pipe ends quietly")
  func closedPipe() throws {
    let result = try bash(
      "(sleep 0.2; $blastradius --help; echo \"status $?\" >&2) | true")
    #expect(result.errorText == "status 0\n")
  }

  @Test("a closed standard output is an error")
  func closedOutput() throws {
    let result = try bash("$blastradius --help >&-")
    #expect(result.status == 2)
    #expect(result.errorText.contains("cannot write to standard output: bad file descriptor"))
  }

  /// Else the first file opened would become standard output, and messages would land in it.
  @Test(
    "closed streams are taken before any file is opened",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "there is no /proc"))
  func closedStreams() throws {
    // The program waits for a reader of the pipe, and is looked at meanwhile.
    let result = try bash(
      """
      mkfifo pipe; $blastradius completions bash -o pipe <&- >&- 2>&- &
      for try in $(seq 100); do
        [ "$(readlink /proc/$!/fd/2)" = /dev/null ] && break; sleep 0.05
      done
      readlink /proc/$!/fd/{0,1,2}; cat pipe > out; wait $!
      """)
    #expect(result.status == 0)
    #expect(result.outputText == "/dev/null\n/dev/null\n/dev/null\n")
    #expect(try folder.text(of: "out") == script)
  }
}
