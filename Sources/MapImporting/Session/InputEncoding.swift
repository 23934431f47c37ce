package import MapDiagnostics

/// Why a text cannot be read, as the end of a sentence about it.
package struct UnreadableText: Error {
  package var reason: String
}

extension SourceText {
  /// This text in UTF-8: itself, unless it begins with a byte order mark of UTF-16, as what
  /// PowerShell redirects to a file does.
  package func inUTF8() throws(UnreadableText) -> SourceText {
    let (isLittle, isBig) = withBytes { bytes in
      guard bytes.count >= 2 else { return (false, false) }
      return (bytes[0] == 0xFF && bytes[1] == 0xFE, bytes[0] == 0xFE && bytes[1] == 0xFF)
    }
    guard isLittle || isBig else { return self }
    let units = withBytes { bytes in
      stride(from: 2, to: bytes.count - 1, by: 2).map { offset in
        let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
      }
    }
    guard count % 2 == 0 else {
      throw UnreadableText(
        reason: "the text begins as UTF-16 and ends in the middle of a character")
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw UnreadableText(reason: "the text begins as UTF-16 and holds half of a surrogate pair")
    }
    return SourceText(name: name, text: text)
  }
}
