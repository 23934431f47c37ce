internal import FilesAndProcesses
public import MapDiagnostics
public import MapLoading

/// Why a file or folder could not be read.
public struct UnreadableFile: Error, Sendable, Equatable, CustomStringConvertible {
  /// Its path.
  public let path: String
  /// What is wrong with it, as the end of a sentence.
  public let reason: String

  /// Both, as one sentence.
  public var description: String { "\(path): \(reason)" }
}

extension SourceText {
  /// The text of the file at `path`, named by its path.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  public init(contentsOfFile path: String) throws(UnreadableFile) {
    do throws(InputFailure) {
      self = try SystemEnvironment().text(ofFile: path)
    } catch {
      throw UnreadableFile(path: error.name, reason: error.reason)
    }
  }

  /// The texts of the maps at `paths`, each once: a folder stands for all maps beneath it
  /// (`*.blastradius.json`), in byte order; any other file is a map itself.
  public static func maps(atPaths paths: [String]) throws(UnreadableFile) -> [SourceText] {
    let environment = SystemEnvironment()
    var texts: [SourceText] = []
    var seen: Set<[UInt8]> = []
    do throws(InputFailure) {
      for path in paths {
        var files = [path]
        if environment.placeKind(at: path) == .folder {
          files = try environment.mapPaths(beneath: path)
          if files.isEmpty { throw InputFailure(path, reason: "no map is in this folder") }
        }
        for file in files where seen.insert(Array(file.utf8)).inserted {
          texts.append(try environment.text(ofFile: file))
        }
      }
    } catch {
      throw UnreadableFile(path: error.name, reason: error.reason)
    }
    return texts
  }
}

extension MapReading {
  /// Reads the maps at `paths` as one: files, and folders with all maps beneath them.
  ///
  /// ```swift
  /// let reading = try MapReading(contentsOf: ["maps", "overlay.json"])
  /// ```
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  public init(
    contentsOf paths: [String], _ options: MapReadingOptions = MapReadingOptions()
  ) throws(UnreadableFile) {
    self.init(try SourceText.maps(atPaths: paths), options)
  }
}
