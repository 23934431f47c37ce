/// Whether what Graphviz gave is a whole picture. A program that ends with 0 may still have been cut off by
/// a full disk, or have lost itself in its own arithmetic.
enum PictureCheck {
  /// What is wrong with `picture`, as the end of a sentence; `nil` when it is whole.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  static func fault(of picture: [UInt8], as format: String) -> String? {
    if picture.isEmpty { return "it is empty" }
    switch format {
    case "svg": return faultOfSVG(picture)
    case "png": return faultOfPNG(picture)
    case "pdf": return faultOfPDF(picture)
    default: return nil
    }
  }

  // MARK: - PNG: a signature and chunks of length, type, bytes and check sum, the last an IEND

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func faultOfPNG(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: signature) else { return "it is no PNG" }
    var (position, imageBytes, isFirst) = (signature.count, 0, true)
    while position + 12 <= bytes.count {
      let length = number(in: bytes, at: position)
      let type = Array(bytes[(position + 4)..<(position + 8)])
      guard length <= bytes.count - position - 12 else { return "it is not complete" }
      if isFirst {
        guard type == Array("IHDR".utf8), length == 13, number(in: bytes, at: position + 8) > 0,
          number(in: bytes, at: position + 12) > 0
        else { return "it has no size" }
      }
      if type == Array("IDAT".utf8) { imageBytes += length }
      if type == Array("IEND".utf8) { return imageBytes > 0 ? nil : "it shows nothing" }
      position += 12 + length
      isFirst = false
    }
    return "it is not complete"
  }

  /// Four bytes, the highest first.
  private static func number(in bytes: [UInt8], at position: Int) -> Int {
    bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  // MARK: - PDF

  private static func faultOfPDF(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: Array("%PDF-".utf8)) else { return "it is no PDF" }
    let end = Array(bytes.suffix(1024))
    guard holds(end, "startxref"), holds(end, "%%EOF") else { return "it is not complete" }
    return nil
  }

  private static func holds(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0...].starts(with: word) }
  }

  // MARK: - SVG

  /// The attributes that say where something is. Names stand in others, and in texts.
  private static let places: Set<String> = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "width", "height",
    "viewBox", "transform",
  ]

  private static func faultOfSVG(_ bytes: [UInt8]) -> String? {
    var tags = MarkupTags(bytes)
    var open: [ArraySlice<UInt8>] = []
    var isWhole = false
    while let tag = tags.next() {
      guard !isWhole else { return "something stands behind its end" }
      switch tag.kind {
      case .start:
        if open.isEmpty, !tag.name.elementsEqual("svg".utf8) { return "it is no SVG" }
        open.append(tag.name)
      case .end:
        guard open.popLast() == tag.name else { return "its parts do not fit together" }
        isWhole = open.isEmpty
      case .empty:
        guard !open.isEmpty else { return "it is no SVG" }
      }
      for (name, value) in tag.attributes where places.contains(name) {
        if holdsNoNumber(value) { return "it has places that are no numbers (\(name))" }
      }
    }
    return isWhole && !tags.isBroken ? nil : "it is not complete"
  }

  /// Whether a value holds what C writes for what is no number, or none that ends.
  private static func holdsNoNumber(_ value: ArraySlice<UInt8>) -> Bool {
    let lowercase = value.map { $0 | 0x20 }
    return holds(lowercase, "nan") || holds(lowercase, "inf")
  }
}
