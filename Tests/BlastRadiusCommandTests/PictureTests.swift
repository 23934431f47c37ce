import Foundation
import TestSupport
import Testing

@testable import BlastRadiusCommand

/// Pictures that Graphviz draws, with a Graphviz that is made up.
@Suite struct PictureTests {
  private static let map =
    "{\"components\": [{\"id\": \"a\"}, {\"id\": \"b\", \"dependsOn\": [\"a\"]}]}"

  private static let svg = """
    <?xml version="1.0"?><!-- a > b --><svg width="8pt" viewBox="0 0 8 8"><title>nan</title>\
    <a xlink:title="nan > inf"><path d="M1,2C3,4 5,6 7,8"/></a></svg>

    """

  /// A picture of one grey point, as short as PNG can be.
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("IDAT", [1, 2, 3])
    + chunk("IEND", [])

  private static func chunk(_ type: String, _ bytes: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(bytes.count)] + Array(type.utf8) + bytes + [0, 0, 0, 0]
  }

  private static let pdf = Array("%PDF-1.5\n1 0 obj\nstartxref\n9\n%%EOF\n".utf8)

  /// What Graphviz draws when it is called with `arguments`.
  static func picture(_ arguments: [String]) -> [UInt8] {
    switch arguments {
    case ["-Tpng"]: png
    case ["-Tpdf"]: pdf
    default: Array(svg.utf8)
    }
  }

  private func environment() -> MemoryEnvironment { MemoryEnvironment(files: ["m.json": Self.map]) }

  @Test func dotDrawsWhatItIsGiven() throws {
    let environment = environment()
    environment.programs["dot"] = { arguments, input in
      #expect(arguments == ["-Tsvg"])
      #expect(String(decoding: input, as: UTF8.self).hasPrefix("digraph {"))
      return .success(ProgramResult(status: 0, output: Array(Self.svg.utf8)))
    }
    #expect(environment.run("draw", "m.json", "-o", "map.svg") == 0)
    #expect(environment.files["map.svg"] == Array(Self.svg.utf8))
    #expect(environment.run("impact", "m.json", "--fail", "a", "-f", "svg") == 0)
    #expect(environment.output == Self.svg)
  }

  @Test func whereItIsMissingTheWayToGetItIsSaid() {
    let environment = environment()
    #expect(environment.run("draw", "m.json", "-o", "map.png") == 2)
    #expect(environment.files["map.png"] == nil)
    #expect(environment.errors.contains("png is drawn by Graphviz, and its program dot is not"))
    #expect(environment.errors.contains("apt-get install graphviz"))
  }

  @Test func itsErrorsArePassedOnAndNothingIsWritten() {
    let environment = environment()
    environment.programs["dot"] = { _, _ in
      .success(ProgramResult(status: 1, errors: Array("Error: no font\nmore\n".utf8)))
    }
    #expect(environment.run("draw", "m.json", "-o", "map.pdf") == 2)
    #expect(environment.files["map.pdf"] == nil)
    #expect(environment.errors.contains("dot of Graphviz failed: Error: no font"))
    environment.programs["dot"] = { _, _ in .failure(.timeLimit("dot", seconds: 120)) }
    #expect(environment.run("draw", "m.json", "-f", "svg") == 2)
    #expect(environment.errors.contains("did not finish within 120 seconds"))
  }

  /// What a program says with 0 may still be half of a picture.
  static let faults: [(String, [UInt8], String)] = [
    ("svg", [], "it is empty"),
    ("svg", Array(svg.utf8.dropLast(8)), "it is not complete"),
    ("svg", Array(svg.replacing("C3,4", with: "Cnan,4").utf8), "it has places that are no numbers"),
    ("svg", Array(svg.replacing("8pt", with: "-inf").utf8), "it has places that are no numbers"),
    ("svg", Array(svg.replacing("</a>", with: "").utf8), "its parts do not fit together"),
    ("svg", Array((svg + svg).utf8), "something stands behind its end"),
    ("svg", Array("Error: no font".utf8), "it is not complete"),
    ("svg", Array("<html></html>".utf8), "it is no SVG"),
    ("png", [], "it is empty"),
    ("png", Array(png.dropLast()), "it is not complete"),
    ("png", Array(png.dropLast(12)), "it is not complete"),
    ("png", Array(png.prefix(8)), "it is not complete"),
    ("png", Array(svg.utf8), "it is no PNG"),
    ("png", Array(png.prefix(33)) + chunk("IEND", []), "it shows nothing"),
    ("pdf", Array(pdf.dropLast(7)), "it is not complete"),
    ("pdf", Array(pdf.dropFirst()), "it is no PDF"),
  ]

  @Test(arguments: faults)
  func aPictureThatIsNotWholeIsNotBelieved(
    _ format: String, _ picture: [UInt8], _ fault: String
  ) throws {
    let environment = environment()
    environment.programs["dot"] = { _, _ in .success(ProgramResult(status: 0, output: picture)) }
    #expect(environment.run("draw", "m.json", "-o", "map.\(format)") == 2)
    #expect(environment.files["map.\(format)"] == nil)
    #expect(environment.errors.contains("gave no whole \(format): \(fault)"))
    #expect(environment.errors.contains("  hint: "))
  }

  @Test func everyBeginningOfAPictureIsRefused() {
    for (format, picture) in [("svg", Array(Self.svg.utf8)), ("png", Self.png), ("pdf", Self.pdf)] {
      #expect(PictureCheck.fault(of: picture, as: format) == nil)
      for count in 0..<(picture.count - 1) {
        #expect(PictureCheck.fault(of: Array(picture.prefix(count)), as: format) != nil)
      }
    }
  }

  @Test func aTerminalIsNotFilledWithAPicture() {
    let environment = environment()
    environment.terminals = [.standardOutput]
    environment.programs["dot"] = { _, _ in .success(ProgramResult(status: 0, output: Self.png)) }
    #expect(environment.run("draw", "m.json", "-f", "png") == 2)
    #expect(environment.output.isEmpty)
    #expect(environment.errors.contains("write it to a file: -o map.png"))
    #expect(environment.run("draw", "m.json", "-o", "map.png") == 0)
  }

  @Test func aLargePictureIsDrawnAndSaidToBeLarge() {
    let components = (0...300).map { "{\"id\": \"c\($0)\"}" }.joined(separator: ",")
    let environment = MemoryEnvironment(files: ["m.json": "{\"components\": [\(components)]}"])
    #expect(environment.run("draw", "m.json") == 0)
    #expect(environment.output.contains("\"c300\""))
    #expect(environment.errors.contains("the picture has 301 boxes; to shrink it: --focus"))
    #expect(environment.run("draw", "m.json", "--collapse", "kind") == 0)
    #expect(environment.errors.components(separatedBy: "boxes").count == 2)
  }

  @Test(
    "slips in what is drawn get their message",
    arguments: [
      (["draw", "m.json", "--dependencies-only"], "--dependencies-only needs --focus"),
      (
        ["draw", "m.json", "--focus", "a", "--dependencies-only", "--dependents-only"],
        "exclude each other"
      ),
      (["impact", "m.json", "--fail", "a", "--theme", "dark"], "--theme is about pictures"),
      (["draw", "m.json", "--collapse", "team"], "'team' is not one of domain, owner"),
      (["draw", "m.json", "-o", "x.gif"], "'x.gif': pictures are drawn from DOT by Graphviz"),
    ])
  func slips(_ words: [String], _ message: String) {
    let environment = environment()
    #expect(CommandLineTool(environment: environment).run(words) == 2)
    #expect(environment.errors.contains(message), "\(environment.errors)")
  }
}
