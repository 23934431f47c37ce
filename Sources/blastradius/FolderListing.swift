import BlastRadiusCommand

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the maps beneath a folder.
///
/// Real files and folders come first and symbolic links afterwards, each place once by its device and
/// number: a circle of links ends, and what is found both ways is listed under its real path.
struct FolderListing {
  private struct Place: Hashable {
    var device: UInt64
    var number: UInt64
  }

  private var seen: Set<Place> = []
  private var folders: [String] = []
  private var links: [String] = []
  private var maps: [String] = []

  /// The paths of all maps beneath `path`, in byte order.
  mutating func mapPaths(beneath path: String) throws(InputFailure) -> [String] {
    var base = path
    while base.count > 1, base.hasSuffix("/") { base.removeLast() }
    try visit(base, followingLinks: true)
    repeat {
      while let folder = folders.popLast() { try list(folder) }
      // Sorted, so that of two links to one place always the same is followed.
      let pending = links.sorted(by: FolderListing.precedesInBytes)
      links = []
      for link in pending { try visit(link, followingLinks: true) }
    } while !folders.isEmpty || !links.isEmpty
    return maps.sorted(by: FolderListing.precedesInBytes)
  }

  private mutating func list(_ folder: String) throws(InputFailure) {
    guard let stream = opendir(folder) else {
      throw InputFailure(folder, reason: SystemError.reason())
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw InputFailure(folder, reason: SystemError.reason()) }
        return
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(validatingCString: $0)
        }
      }
      guard let name else {
        throw InputFailure(folder, reason: "a name in it is not valid UTF-8")
      }
      guard !name.hasPrefix(".") else { continue }
      try visit(folder == "/" ? "/" + name : folder + "/" + name, followingLinks: false)
    }
  }

  private mutating func visit(_ path: String, followingLinks: Bool) throws(InputFailure) {
    var status = stat()
    let isMap = path.hasSuffix(MapTexts.fileEnding)
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
      // A link to nowhere hurts only where a map is missing because of it.
      if isMap || !followingLinks { throw InputFailure(path, reason: SystemError.reason()) }
      return
    }
    let kind = FileKind(status)
    if kind == .link {
      links.append(path)
      return
    }
    guard kind == .folder || isMap else { return }
    let place = Place(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    guard seen.insert(place).inserted else { return }
    if kind == .folder { folders.append(path) } else { maps.append(path) }
  }

  private static func precedesInBytes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}
