import Dispatch
import Foundation

/// A program that ran to its end: what it printed and how it ended.
package struct ChildProcess: Sendable {
  /// The bytes on its standard output.
  package var output: Data
  /// The bytes on its standard error.
  package var errors: Data
  /// Its exit status, or the negative number of the signal that ended it.
  package var status: Int32

  /// Standard output as text.
  package var outputText: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  package var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// The `blastradius` built together with the tests.
  package static var blastradius: URL { products.appending(path: "blastradius") }

  /// The folder that holds what was built together with the tests.
  package static var products: URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
  }

  /// Runs `blastradius` with `arguments`.
  package static func blastradius(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> ChildProcess {
    try run(blastradius, arguments, input: input, environment: environment, in: folder)
  }

  /// Runs `script` in bash, where `$blastradius` is the built program.
  package static func bash(
    _ script: String, input: Data = Data(), in folder: URL? = nil
  ) throws -> ChildProcess {
    try run(
      URL(filePath: "/bin/bash"), ["-c", script], input: input,
      environment: ["blastradius": blastradius.path], in: folder)
  }

  /// Runs `program` to its end. Its pipes are read and fed while it runs, so that neither a long
  /// output nor a long input can block it.
  package static func run(
    _ program: URL, _ arguments: [String], input: Data = Data(),
    environment: [String: String] = [:], in folder: URL? = nil
  ) throws -> ChildProcess {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.errors
    // A program that ends without reading its input must not end the tests. Were the signal ignored
    // instead of caught, the program would inherit that.
    signal(SIGPIPE) { _ in }
    try process.run()

    let output = Gathered()
    let errors = Gathered()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      try? pipes.input.fileHandleForWriting.write(contentsOf: input)
      try? pipes.input.fileHandleForWriting.close()
    }
    for (pipe, gathered) in [(pipes.output, output), (pipes.errors, errors)] {
      DispatchQueue.global().async(group: group) {
        gathered.bytes = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
      }
    }
    group.wait()
    process.waitUntilExit()
    let ended = process.terminationStatus
    return ChildProcess(
      output: output.bytes, errors: errors.bytes,
      status: process.terminationReason == .exit ? ended : -ended)
  }

  /// Written by one queue before the group is done, read after it.
  private final class Gathered: @unchecked Sendable {
    var bytes = Data()
  }
}
