import Foundation
import MapDiagnostics
import TestSupport
import Testing

@testable import FilesAndProcesses

@Suite struct FileReadingTests {
  private let folder: TemporaryFolder
  private let environment = SystemEnvironment()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func bytes(_ text: SourceText) -> [UInt8] { text.withBytes { Array($0) } }

  @Test(
    "a file's bytes are read as they are", arguments: [0, 1, 65_535, 65_536, 65_537, 3_000_000])
  func files(count: Int) throws {
    let expected = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(expected).write(to: folder.url.appending(path: "file"))
    let text = try environment.text(ofFile: folder.path("file"))
    #expect(text.name == folder.path("file"))
    #expect(bytes(text) == expected)
  }

  @Test("a pipe is read to its end, however long it is")
  func pipe() throws {
    let expected = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    let pipe = Pipe()
    DispatchQueue.global().async {
      try? pipe.fileHandleForWriting.write(contentsOf: expected)
      try? pipe.fileHandleForWriting.close()
    }
    let text = try FileReading.text(
      of: pipe.fileHandleForReading.fileDescriptor, named: "<stdin>", atMost: .standard,
      noting: InputRecord())
    #expect(text.name == "<stdin>")
    #expect(Data(bytes(text)) == expected)
  }

  @Test("what cannot be read is named with its reason")
  func failures() throws {
    let missing = #expect(throws: InputFailure.self) {
      try environment.text(ofFile: folder.path("missing"))
    }
    #expect(missing?.reason == "no such file or directory")
    let itself = #expect(throws: InputFailure.self) {
      try environment.text(ofFile: folder.url.path)
    }
    #expect(itself?.reason == "it is a folder")
  }

  @Test("a file over 4 GiB is refused before it is read")
  func tooLarge() throws {
    let path = folder.path("large")
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    // A file of nothing but a hole takes no space.
    try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: (4 << 30) + 1)
    let error = #expect(throws: InputFailure.self) { try environment.text(ofFile: path) }
    #expect(error?.reason == "it is larger than 4 GiB, the most a single input may have")
  }

  @Test("files, folders and nothing are told apart, through links too")
  func placeKinds() throws {
    try folder.write("", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: ".")
    #expect(environment.placeKind(at: folder.path("file")) == .file)
    #expect(environment.placeKind(at: folder.path("link")) == .folder)
    #expect(environment.placeKind(at: folder.path("none")) == .nothing)
    #expect(environment.placeKind(at: folder.path("file/none")) == .file)
    #expect(environment.placeKind(at: "/dev/null") == .file)
  }
}
