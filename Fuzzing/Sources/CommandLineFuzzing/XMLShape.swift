/// Whether bytes are one XML document: tags that match, and only escapes that XML knows by itself.
struct XMLShape {
  private let text: [Unicode.Scalar]

  init(_ bytes: [UInt8]) { text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) }

  var isDocument: Bool {
    guard text.allSatisfy(XMLShape.isAllowed), !text.isEmpty else { return false }
    var (open, position, roots) = ([String](), 0, 0)
    while position < text.count {
      guard text[position] == "<" else {
        let end = text[position...].firstIndex(of: "<") ?? text.count
        let run = text[position..<end]
        guard XMLShape.hasKnownEscapes(run) else { return false }
        guard !open.isEmpty || run.allSatisfy({ $0.properties.isWhitespace }) else { return false }
        position = end
        continue
      }
      guard let end = end(ofTagAt: position) else { return false }
      let tag = text[(position + 1)..<end]
      position = end + 1
      guard let first = tag.first else { return false }
      if first == "?" || first == "!" { continue }
      let name = XMLShape.name(of: tag)
      if first == "/" {
        guard open.popLast() == name else { return false }
        continue
      }
      if open.isEmpty { roots += 1 }
      guard !name.isEmpty, XMLShape.hasKnownEscapes(tag) else { return false }
      if tag.last != "/" { open.append(name) }
    }
    return open.isEmpty && roots == 1
  }

  /// The `>` that ends the tag at `start`, outside of quotes.
  private func end(ofTagAt start: Int) -> Int? {
    var quote: Unicode.Scalar?
    for position in (start + 1)..<text.count {
      let scalar = text[position]
      if let open = quote {
        if scalar == open { quote = nil }
        if scalar == "<" { return nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        return position
      }
    }
    return nil
  }

  private static func name(of tag: ArraySlice<Unicode.Scalar>) -> String {
    let body = tag.first == "/" ? tag.dropFirst() : tag
    var name = String.UnicodeScalarView()
    name.append(contentsOf: body.prefix { !$0.properties.isWhitespace && $0 != "/" })
    return String(name)
  }

  private static func hasKnownEscapes(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
    for position in run.indices where run[position] == "&" {
      var escape = String.UnicodeScalarView()
      escape.append(contentsOf: run[(position + 1)...].prefix { $0 != ";" }.prefix(9))
      let name = String(escape)
      guard ["amp", "lt", "gt", "quot", "apos"].contains(name) || name.first == "#" else {
        return false
      }
    }
    return true
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
