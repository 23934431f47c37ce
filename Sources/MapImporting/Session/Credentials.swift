/// Texts that must not leave an input: passwords, keys, tokens.
///
/// Importers copy only the attributes they list. This is the second wall: every text that goes into a
/// map or a message passes here.
package enum Credentials {
  /// What stands in the place of what was taken out.
  package static let mark = "REDACTED"

  /// How the tokens of well-known services begin, and how many characters follow at least.
  private static let tokenPrefixes: [(text: [UInt8], count: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("eyJ", 40), ("ghp_", 20), ("gho_", 20), ("ghs_", 20),
    ("github_pat_", 20), ("glpat-", 16), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("npm_", 30),
    ("sk_live_", 10), ("sk_test_", 10), ("rk_live_", 10), ("sk-", 30), ("hvs.", 20), ("SG.", 30),
    ("dop_v1_", 30), ("dckr_pat_", 20), ("whsec_", 20),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The words after which `=` or `:` is followed by a secret.
  private static let secretNames: [[UInt8]] = [
    "password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "api-key", "accountkey",
    "accesskey", "access_key", "sharedaccesskey", "sharedaccesssignature", "credential",
    "credentials", "sig", "signature",
  ].map { Array($0.utf8) }

  /// `text` with everything that looks like a credential replaced by `mark`.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package static func removed(from text: String) -> String {
    guard mayHoldSecret(text) else { return text }
    let bytes = Array(text.utf8)
    if text.contains("-----BEGIN ") { return mark }
    var secrets = userInfo(in: bytes)
    secrets += tokens(in: bytes)
    secrets += values(in: bytes)
    guard !secrets.isEmpty else { return text }
    var clean: [UInt8] = []
    var offset = 0
    for secret in secrets.sorted(by: { $0.lowerBound < $1.lowerBound })
    where secret.upperBound > offset {
      clean += bytes[offset..<max(secret.lowerBound, offset)]
      clean += Array(mark.utf8)
      offset = secret.upperBound
    }
    return String(decoding: clean + bytes[offset...], as: UTF8.self)
  }

  /// Whether a closer look is needed: most texts have no `@`, no `=`, no five dashes, and no word that
  /// begins as a token does.
  private static func mayHoldSecret(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isInWord = false
      var dashes = 0
      for offset in bytes.indices {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "=") { return true }
        dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
        if dashes == 5 { return true }
        let isTokenByte = isTokenByte(byte)
        if isTokenByte, !isInWord, beginsToken(bytes, at: offset) { return true }
        isInWord = isTokenByte
      }
      return false
    }
  }

  private static func beginsToken(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard tokenStarts[Int(bytes[offset])] else { return false }
    return tokenPrefixes.contains { prefix in
      bytes.count - offset >= prefix.text.count
        && bytes[offset..<(offset + prefix.text.count)].elementsEqual(prefix.text)
    }
  }

  /// Whether a token begins with this byte.
  private static let tokenStarts: [Bool] = {
    var starts = Array(repeating: false, count: 256)
    for prefix in tokenPrefixes { starts[Int(prefix.text[0])] = true }
    return starts
  }()

  /// What the names of secrets hold.
  private static let secretWords: [[UInt8]] = [
    "password", "passwd", "secret", "token", "apikey", "api_key", "api-key", "private_key",
    "access_key", "credential", "passphrase",
  ].map { Array($0.utf8) }

  /// Whether `name` is what a secret is called: its value is never looked at.
  package static func isSecretName(_ name: String) -> Bool {
    let bytes = name.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    return bytes.indices.contains { start in
      secretWords.contains { $0[0] == bytes[start] && bytes[start...].starts(with: $0) }
    }
      || ["pwd", "pass"].contains { word in
        bytes.reversed().starts(with: word.utf8.reversed())
          && (bytes.count == word.utf8.count
            || bytes[bytes.count - word.utf8.count - 1] == UInt8(ascii: "_"))
      }
  }

  /// `user:password` of `scheme://user:password@host`.
  private static func userInfo(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset + 3 < bytes.count {
      guard bytes[offset] == UInt8(ascii: ":"), bytes[offset + 1] == UInt8(ascii: "/"),
        bytes[offset + 2] == UInt8(ascii: "/")
      else {
        offset += 1
        continue
      }
      let start = offset + 3
      var end = start
      var at: Int?
      while end < bytes.count, !isEndOfAuthority(bytes[end]) {
        if bytes[end] == UInt8(ascii: "@") { at = end }
        end += 1
      }
      if let at { found.append(start..<at) }
      offset = end
    }
    return found
  }

  private static func isEndOfAuthority(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",")
  }

  private static func tokens(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      guard isTokenByte(bytes[offset]) else {
        offset += 1
        continue
      }
      var end = offset
      while end < bytes.count, isTokenByte(bytes[end]) { end += 1 }
      let isToken = tokenPrefixes.contains { prefix in
        end - offset >= prefix.text.count + prefix.count
          && bytes[offset..<end].starts(with: prefix.text)
      }
      if isToken { found.append(offset..<end) }
      offset = end
    }
    return found
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// What follows `password=` and the like, up to the next separator.
  private static func values(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (offset, byte) in bytes.enumerated()
    where byte == UInt8(ascii: "=") && namesSecret(bytes[..<offset]) {
      var end = offset + 1
      while end < bytes.count, !isEndOfValue(bytes[end]) { end += 1 }
      if end > offset + 1 { found.append((offset + 1)..<end) }
    }
    return found
  }

  private static func namesSecret(_ before: ArraySlice<UInt8>) -> Bool {
    secretNames.contains { name in
      before.count >= name.count
        && zip(before.suffix(name.count), name).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }

  private static func isEndOfValue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ",")
  }
}
