import MapDiagnostics
import MapImporting
import Testing

@Suite struct JaegerImporterTests {
  @Test func `reads calls, bare or as data`() {
    for text in [
      #"[{"parent": "a", "child": "b", "callCount": 3}]"#,
      #"{"data": [{"parent": "a", "child": "b", "callCount": 3}]}"#,
    ] {
      var session = ImportSession()
      session.read(SourceText(name: "calls.json", text: text))
      #expect(session.coverage.inputs.map(\.kind) == [.jaeger])
      #expect(session.draft["a"]?.requirements.flatMap(\.ids) == ["b"])
      #expect(session.diagnostics.isEmpty)
    }
  }
}
