internal import LocatedJSON
public import MapDiagnostics

extension ImportSession {
  /// Reads `source` as an input of `kind`, or of the kind it looks like. What is wrong with it is in
  /// `diagnostics`: after an error nothing of it is imported, after a warning all but one item is.
  ///
  /// - Complexity: O(*n*) for *n* bytes and what they say.
  public mutating func read(_ source: SourceText, as kind: ImportKind? = nil) {
    begin(source.name)
    let text: SourceText
    do throws(UnreadableText) {
      text = try source.inUTF8()
    } catch {
      return fail("\(error.reason)")
    }
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(text)
    } catch {
      return fail(
        "\(error.message)", at: PlaceIndex(text).place(at: error.range.lowerBound))
    }
    guard let kind = kind ?? ImportKind.recognised(document.root), let importer = kind.importer
    else {
      let kinds = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
      return fail("this looks like no input that can be imported; say which it is: \(kinds)")
    }
    count(source.count, as: kind)
    warnOfRepeatedKeys(in: document)
    importer.read(document.root, into: &self)
  }
}
