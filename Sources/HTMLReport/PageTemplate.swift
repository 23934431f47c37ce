import MapDiagnostics
import MapReporting

/// The page around its content, made of the files in `Page`.
enum PageTemplate {
  /// The parts of the script, in the order in which they use each other.
  static let scripts: [[UInt8]] = [
    PackageResources.map_js, PackageResources.propagation_js, PackageResources.causes_js,
    PackageResources.elements_js, PackageResources.model_js, PackageResources.table_js,
    PackageResources.tabs_js, PackageResources.tables_js, PackageResources.layout_js,
    PackageResources.neighbourhood_js,
    PackageResources.view_js, PackageResources.labels_js, PackageResources.drawing_js,
    PackageResources.search_js,
    PackageResources.details_js, PackageResources.page_js,
  ]

  static func page(title: String, version: String, content: [UInt8]) -> [UInt8] {
    let script = Array(scripts.joined(separator: Array("\n".utf8)))
    let style = PackageResources.page_css
    let policy = [
      "default-src 'none'", "script-src 'sha256-\(digest(script))'",
      "style-src 'sha256-\(digest(style))'", "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
    return filled(
      PackageResources.page_html,
      [
        "policy": Array(policy.utf8),
        "title": Array(XMLText.escaped(VisibleText.visible(title)).utf8),
        "version": Array(XMLText.escaped(version).utf8), "style": style, "script": script,
        "content": content,
      ])
  }

  private static func digest(_ bytes: [UInt8]) -> String { Base64.text(of: SHA256.digest(bytes)) }

  /// `template` with each `{{name}}` replaced; what is put in is not looked at again.
  private static func filled(_ template: [UInt8], _ parts: [String: [UInt8]]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(template.count + parts.values.reduce(0) { $0 + 2 * $1.count })
    var rest = template[...]
    while let start = first("{{", in: rest), let end = first("}}", in: rest[start...]) {
      page += rest[..<start]
      let name = String(decoding: rest[start + 2..<end], as: UTF8.self)
      guard let part = parts[name] else { preconditionFailure("the template names no '\(name)'") }
      page += part
      rest = rest[(end + 2)...]
    }
    return page + rest
  }

  private static func first(_ pair: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let sought = [pair.utf8Start[0], pair.utf8Start[1]]
    return bytes.indices.dropLast().first { bytes[$0] == sought[0] && bytes[$0 + 1] == sought[1] }
  }
}
