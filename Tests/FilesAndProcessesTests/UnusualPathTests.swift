import FilesAndProcesses
import Foundation
import TestSupport
import Testing

/// Paths that are no text, and places that are no files, with the built program.
@Suite struct UnusualPathTests {
  private static let map = #"{"components": [{"id": "shop", "dependsOn": ["db"]}, {"id": "db"}]}"#

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(UnusualPathTests.map, to: "m.json")
  }

  /// What waits for ever ends with 124 instead.
  private func bash(_ script: String) throws -> ChildProcess {
    try ChildProcess.bash(
      "run() { timeout 20 \"$blastradius\" \"$@\"; }\n" + script, in: folder.url)
  }

  // MARK: - Bytes that are no UTF-8

  @Test("the file that is named is read and written, whatever bytes its name has")
  func bytesInNames() throws {
    let result = try bash(
      #"""
      cp m.json $'m\xff.json'; echo '{"components": [{"id": "other"}]}' > $'m\xef\xbf\xbd.json'
      run rank $'m\xff.json' -f json -o $'out\xfe.json' || exit 9
      ls out* | od -An -tx1; grep -c shop out*
      """#)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.outputText == " 6f 75 74 fe 2e 6a 73 6f 6e 0a\n1\n")
  }

  @Test("such names in a folder of maps are read, in the order of their bytes")
  func bytesInFolders() throws {
    let result = try bash(
      #"""
      mkdir -p $'maps/d\xff'; echo '{"components": [{"id": "one"}]}' > $'maps/d\xff/a\xc3.blastradius.json'
      cp m.json $'maps/\xfe.blastradius.json'; ln -s $'\xfe.blastradius.json' $'maps/link\x80.blastradius.json'
      run check maps -f json; echo $?
      """#)
    #expect(result.outputText.contains("\"components\": 3"), "\(result.errorText)")
    #expect(result.outputText.hasSuffix("\n0\n"))
  }

  @Test("an input of such a name is not replaced either")
  func bytesOfInputs() throws {
    let result = try bash(
      #"cp m.json $'m\xff'; run rank $'m\xff' -f json -o $'./m\xff'; echo $?; cmp m.json $'m\xff'"#)
    #expect(result.outputText == "2\n")
    #expect(result.errorText.contains(#"would replace 'm\xFF', which is read"#))
  }

  // MARK: - Pipes and devices

  @Test(
    "what no folder can mean is refused without waiting",
    arguments: [
      "mkfifo maps/x.blastradius.json", "ln -s /dev/zero maps/x.blastradius.json",
      "mkfifo p; ln -s ../p maps/x.blastradius.json",
      "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"maps/x.blastradius.json\")'",
    ])
  func inFolders(make: String) throws {
    let result = try bash("mkdir maps; cp m.json maps/a.blastradius.json; \(make); run rank maps")
    #expect(result.status == 2)
    #expect(
      result.errorText.contains("cannot read 'maps/x.blastradius.json': it is no regular file"),
      "\(result.errorText)")
  }

  @Test("other pipes in a folder of maps are passed over")
  func otherPipes() throws {
    let result = try bash(
      "mkdir maps; cp m.json maps/a.blastradius.json; mkfifo maps/p; run rank maps")
    #expect(result.status == 0, "\(result.errorText)")
  }

  @Test("a pipe that is named is read")
  func namedPipes() throws {
    let result = try bash(
      "run rank <(cat m.json) -f csv | wc -l; cat m.json | run rank - | head -1")
    #expect(result.outputText.hasPrefix("3\n"), "\(result.errorText)")
  }

  @Test(
    "a device without end is refused at once, and not kept",
    arguments: [
      "run rank /dev/zero", "run rank - < /dev/zero", "run rank /dev/urandom",
      "run import compose /dev/zero", "run rank m.json --names /dev/zero",
      "ln -s /dev/zero z; run rank z", "run merge-ranking /dev/zero", "run rank /dev/full",
      "run impact m.json --fail db --scenario /dev/zero",
    ])
  func devices(line: String) throws {
    let result = try bash("ulimit -v 4000000; \(line)")
    #expect(result.status == 2)
    #expect(result.errorText.contains("it is a device, whose bytes have no end"))
  }

  @Test("an empty device is an empty input")
  func emptyDevice() throws {
    let result = try bash("run rank /dev/null")
    #expect(result.status == 2)
    #expect(!result.errorText.contains("device"))
  }

  // MARK: - Where an output goes

  @Test(
    "a file on a disk of memory is replaced like others",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/shm"), "there is no /dev/shm"))
  func memoryDisk() throws {
    let result = try bash(
      """
      d=$(mktemp -d -p /dev/shm); trap 'rm -rf "$d"' EXIT
      run rank m.json -f json -o "$d/x.json"; cp "$d/x.json" one
      run rank m.json -f json -o "$d/x.json"; cmp "$d/x.json" one && ls -A "$d"
      """)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(result.outputText == "x.json\n")
  }

  @Test(
    "a stream of the program goes on where it stands, by whatever name",
    arguments: [
      "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", "link",
      "/dev/../dev/stdout",
    ])
  func streams(path: String) throws {
    let result = try bash(
      """
      ln -s /dev/stdout link; run rank m.json -f csv > expected
      { echo before; run rank m.json -f csv -o \(path); echo after; } > out
      { echo before; cat expected; echo after; } | cmp - out
      run rank m.json -f csv -o \(path) | cmp - expected
      """)
    #expect(result.status == 0, "\(result.outputText)\(result.errorText)")
    #expect(result.outputText.isEmpty)
  }

  @Test("an output behind a descriptor is written, and one that is not open is an error")
  func descriptors() throws {
    let result = try bash(
      """
      run rank m.json -f csv -o /dev/fd/7 7> out; wc -l < out
      run rank m.json -f csv -o /dev/fd/8; echo $?
      run rank m.json -f csv -o >(cat > piped); sleep 0.2; cmp piped out; echo $?
      """)
    #expect(result.outputText.split(whereSeparator: \.isWhitespace) == ["3", "2", "0"])
    #expect(result.errorText.contains("'/dev/fd/8': bad file descriptor"), "\(result.errorText)")
  }

  // MARK: - Signals

  @Test("a signal ends what draws, too, and leaves nothing", arguments: ["TERM", "INT", "HUP"])
  func signals(name: String) throws {
    // A `dot` that says who it is and never ends; it has a child of its own.
    let result = try bash(
      """
      mkdir bin; printf '#!/bin/bash\\nsleep 300 & echo $$ $! > "$PIDS"; wait\\n' > bin/dot; chmod +x bin/dot
      export PIDS=$PWD/pids PATH=$PWD/bin:$PATH
      python3 - "$blastradius" \(name) <<'END'
      import os, signal, subprocess, sys, time
      tool, name = sys.argv[1:]
      # The threads that run tests block signals, and what they start inherits that.
      def ready():
        signal.signal(getattr(signal, "SIG" + name), signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
      child = subprocess.Popen([tool, "draw", "m.json", "-o", "out.svg"], preexec_fn=ready)
      while not (os.path.exists("pids") and open("pids").read().strip()): time.sleep(0.05)
      child.send_signal(getattr(signal, "SIG" + name))
      print(child.wait(20) == -getattr(signal, "SIG" + name))
      time.sleep(0.3)
      for number in open("pids").read().split():
        try: print(open(f"/proc/{number}/stat").read().split()[2] == "Z")
        except FileNotFoundError: print(True)
      END
      ls -A | grep -e partial -e out
      """)
    #expect(result.outputText == "True\nTrue\nTrue\n", "\(result.errorText)")
  }
}
