import MapDiagnostics

/// The texts behind the maps of a command line.
package enum MapTexts {
  /// What a map given as a folder consists of.
  package static let fileEnding = MapFileName.ending

  /// The texts of all maps of `invocation`, in order; a folder stands for the maps beneath it, and a
  /// file that is named twice is read once.
  ///
  /// Every map that cannot be read is reported, not only the first.
  package static func read(
    for invocation: Invocation, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> [SourceText] {
    var texts: [SourceText] = []
    var failures: [CommandFailure] = []
    var seen: Set<[UInt8]> = []
    for operand in invocation.operands {
      do {
        for path in try paths(of: operand, verb: invocation.verb, in: environment)
        where seen.insert(Array(path.utf8)).inserted {
          do throws(InputFailure) {
            texts.append(
              path == "-"
                ? try environment.standardInput() : try environment.text(ofFile: path))
          } catch {
            failures.append(CommandFailure(error))
          }
        }
      } catch {
        failures.append(error)
      }
    }
    guard var failure = failures.first else { return texts }
    failure.problems = failures.flatMap(\.problems)
    failure.helpCommand = failures.compactMap(\.helpCommand).first
    throw failure
  }

  private static func paths(
    of operand: Invocation.Operand, verb: VerbDefinition, in environment: any CommandEnvironment
  ) throws(CommandFailure) -> [String] {
    let path = operand.text
    guard path != "-" else { return [path] }
    switch environment.placeKind(at: path) {
    case .nothing: throw .missingMap(operand, verb: verb)
    case .file: return [path]
    case .folder: break
    }
    let paths: [String]
    do throws(InputFailure) {
      paths = try environment.mapPaths(beneath: path)
    } catch {
      throw CommandFailure(error)
    }
    guard paths.isEmpty else { return paths }
    throw CommandFailure(
      "no map beneath the folder '\(path)'",
      hint: "maps in a folder are called *\(fileEnding); any other file can be named itself")
  }
}
