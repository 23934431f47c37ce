import Foundation
import TestSupport
import Testing

@testable import FilesAndProcesses

@Suite struct FolderListingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The maps beneath the folder, without the folder's own path.
  private func maps(beneath name: String = "") throws -> [String] {
    let base = folder.path(name)
    return try SystemEnvironment().mapPaths(beneath: base).map { path in
      #expect(path.hasPrefix(folder.url.path + "/"))
      return String(path.dropFirst(folder.url.path.count + 1))
    }
  }

  private func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: destination)
  }

  @Test("maps of all depths, in byte order, and nothing else")
  func order() throws {
    for name in [
      "b.blastradius.json", "a/z/deep.blastradius.json", "a.blastradius.json", "B.blastradius.json",
      "a/x.blastradius.json", "ä.blastradius.json", "other.json", "blastradius.json",
      ".hidden.blastradius.json", ".git/x.blastradius.json",
      "folder.blastradius.json/in.blastradius.json",
    ] {
      try folder.write("{}", to: name)
    }
    #expect(
      try maps() == [
        "B.blastradius.json", "a.blastradius.json", "a/x.blastradius.json",
        "a/z/deep.blastradius.json", "b.blastradius.json",
        "folder.blastradius.json/in.blastradius.json", "ä.blastradius.json",
      ])
  }

  @Test("a slash behind the folder's name changes nothing")
  func trailingSlash() throws {
    try folder.write("{}", to: "maps/a.blastradius.json")
    let environment = SystemEnvironment()
    let path = folder.path("maps")
    #expect(
      try environment.mapPaths(beneath: path + "//") == environment.mapPaths(beneath: path))
    #expect(try environment.mapPaths(beneath: path) == [path + "/a.blastradius.json"])
  }

  ///     real/ ◄── again         real/a ◄── copy
  ///      └── round ──► (the folder itself)
  @Test("links are followed, circles end, and a map found twice is listed by its real path")
  func links() throws {
    try folder.write("{}", to: "real/a.blastradius.json")
    try folder.write("{}", to: "elsewhere/data/b.txt")
    try link("again", to: "real")
    try link("real/round", to: "..")
    try link("0-copy.blastradius.json", to: "real/a.blastradius.json")
    try link("linked.blastradius.json", to: "elsewhere/data/b.txt")
    #expect(try maps() == ["linked.blastradius.json", "real/a.blastradius.json"])
    #expect(
      try maps(beneath: "again") == [
        "again/a.blastradius.json", "again/round/linked.blastradius.json",
      ])
  }

  @Test("a link to a map that is not there is an error, a link to anything else is not")
  func brokenLinks() throws {
    try link("gone", to: "nowhere")
    #expect(try maps() == [])
    try link("gone.blastradius.json", to: "nowhere")
    let error = #expect(throws: InputFailure.self) { try maps() }
    #expect(error?.name == folder.path("gone.blastradius.json"))
    #expect(error?.reason == "no such file or directory")
  }

  @Test("a chain of 300 folders is no problem")
  func depth() throws {
    let path = String(repeating: "d/", count: 300)
    try folder.write("{}", to: path + "x.blastradius.json")
    #expect(try maps() == [path + "x.blastradius.json"])
  }
}
