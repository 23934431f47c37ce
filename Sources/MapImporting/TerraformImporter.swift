internal import LocatedJSON

/// Not read yet.
enum TerraformImporter: Importer {
  static func recognises(_ root: JSONValue) -> Bool { false }

  static func read(_ root: JSONValue, into session: inout ImportSession) {}
}
