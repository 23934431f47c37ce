import MapDiagnostics

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
  private let name: String
  private let record: InputRecord
  private var seen: Set<FileIdentity> = []
  private var folders: [String] = []
  private var links: [String] = []
  private var maps: [String] = []

  /// The paths of all maps beneath `path`, in byte order.
  static func mapPaths(
    beneath path: String, noting record: InputRecord
  ) throws(InputFailure) -> [String] {
    var listing = FolderListing(path, record)
    return try listing.mapPaths()
  }

  private init(_ name: String, _ record: InputRecord) {
    self.name = name
    self.record = record
  }

  private mutating func mapPaths() throws(InputFailure) -> [String] {
    var base = name
    while base.utf8.count > 1, base.utf8.last == UInt8(ascii: "/") {
      base.unicodeScalars.removeLast()
    }
    try visit(base, followingLinks: true)
    repeat {
      while let folder = folders.popLast() { try list(folder) }
      // Sorted, so that of two links to one place always the same is followed.
      let pending = FolderListing.inByteOrder(links)
      links = []
      for link in pending { try visit(link, followingLinks: true) }
    } while !folders.isEmpty || !links.isEmpty
    return FolderListing.inByteOrder(maps)
  }

  private mutating func list(_ folder: String) throws(InputFailure) {
    guard let stream = SystemPath.with(folder, { opendir($0) }) else {
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
          SystemPath.text($0)
        }
      }
      guard name.utf8.first != UInt8(ascii: ".") else { continue }
      try visit(folder == "/" ? "/" + name : folder + "/" + name, followingLinks: false)
    }
  }

  private mutating func visit(_ path: String, followingLinks: Bool) throws(InputFailure) {
    let isMap = MapFileName.isMap(path)
    guard let status = SystemPath.status(of: path, followingLinks: followingLinks) else {
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
    guard kind == .folder || kind == .regular else {
      // Waiting for what somebody may write into a pipe some day, or for the end of a device.
      throw InputFailure(
        path, reason: "it is no regular file, and nobody named it; a pipe is read when it is named")
    }
    guard seen.insert(FileIdentity(status)).inserted else { return }
    guard kind == .folder else {
      maps.append(path)
      return
    }
    record.noteFolder(status, named: name)
    folders.append(path)
  }

  private static func inByteOrder(_ paths: [String]) -> [String] {
    paths.map { (path: $0, bytes: RawBytes.bytes(of: $0)) }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      .map(\.path)
  }
}
