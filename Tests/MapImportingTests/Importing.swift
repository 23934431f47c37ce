import DependencyGraph
import Foundation
import MapDiagnostics
import MapImporting
import TestSupport

/// What came of importing `text`.
func importing(_ text: String, file: String = "input.json", as kind: ImportKind? = nil)
  -> ImportSession
{
  var session = ImportSession()
  session.read(SourceText(name: file, text: text), as: kind)
  return session
}

extension ImportSession {
  /// The map as it is written.
  var json: String { finished().json }

  /// The map as it is read again.
  func readMap() throws -> DependencyMap { try TestSupport.map(json) }

  /// Every arrow as `a ──► b`, soft ones as `a - -► b`, in the order of the map.
  var arrows: [String] {
    draft.components.flatMap { component in
      component.requirements.flatMap { requirement in
        requirement.ids.map {
          "\(component.id.text) \(requirement.isSoft ? "- -" : "──")► \($0.text)"
        }
      }
    }
  }
}
