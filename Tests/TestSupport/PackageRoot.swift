package import Foundation

/// Where this package stands.
package enum PackageRoot {
  package static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Real inputs that are kept beside the package, where they are there at all.
  package static let sharedData = url.deletingLastPathComponent().appending(path: "shared/data")

  /// Whether the real input at `path` beneath `sharedData` is there.
  package static func hasSharedData(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: sharedData.appending(path: path).path)
  }

  /// Whether the program `name` is installed.
  package static func hasProgram(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
