/// What a reader sees of a name: without what cannot be seen, without differences of case and of
/// space, and with letters of other scripts as the Latin letters that they look like.
///
/// It follows the idea of the skeletons of Unicode Technical Standard 39, without what makes two plain
/// names alike: `l1` and `ll` stay two.
enum LookalikeFold {
  /// Letters beside the Latin ones that they look like.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      // Cyrillic
      ("аеорсхуіјѕһԁԛԝӏѵ", "aeopcxyijshdqwlv"), ("АВЕКМНОРСТХУЅІЈҮ", "ABEKMHOPCTXYSIJY"),
      // Greek
      ("οανριγκϲϳ", "oavpiykcj"), ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
      // Armenian
      ("ոօսհցզյ", "nouhgqj"),
      // Latin and letterlike
      ("ɑıɡǀſ", "aigls"), ("‐‑‒–—―−﹣", "--------"), ("⁄∕", "//"), ("․", "."), ("ˍ", "_"),
      ("‚", ","), ("∶ː", "::"), ("‘’ʼ", "'''"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letters, latin) in pairs {
      for (letter, other) in zip(letters.unicodeScalars, latin.unicodeScalars) {
        table[letter] = other
      }
    }
    return table
  }()

  /// The fold of `name`: names with one fold cannot be told apart.
  static func fold(_ name: String) -> String {
    var seen = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      let properties = scalar.properties
      if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format {
        continue
      }
      seen.append(properties.isWhitespace ? " " : plain(scalar))
    }
    while seen.first == " " { seen.removeFirst() }
    while seen.last == " " { seen.removeLast() }
    // Some letters look like Latin ones only as small letters.
    let lowercased = String(seen).lowercased()
    return String(String.UnicodeScalarView(lowercased.unicodeScalars.map { lookalikes[$0] ?? $0 }))
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let other = lookalikes[scalar] { return other }
    switch scalar.value {
    // Full-width forms.
    case 0xFF01...0xFF5E: return shifted(scalar.value - 0xFF01, from: 0x21)
    // Mathematical letters, capital and small, and digits.
    case 0x1D400...0x1D6A3:
      let letter = (scalar.value - 0x1D400) % 52
      return letter < 26 ? shifted(letter, from: 0x41) : shifted(letter - 26, from: 0x61)
    case 0x1D7CE...0x1D7FF: return shifted((scalar.value - 0x1D7CE) % 10, from: 0x30)
    default: return scalar
    }
  }

  private static func shifted(_ offset: UInt32, from first: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(first + offset) ?? "\u{FFFD}"
  }
}
