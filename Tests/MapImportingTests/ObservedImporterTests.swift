import DependencyGraph
import MapImporting
import TestSupport
import Testing

@Suite struct ObservedImporterTests {
  @Test func `Zipkin is told from Jaeger by its count of errors`() {
    let text = #"[{"parent": "a", "child": "b", "callCount": 3, "errorCount": 1}]"#
    #expect(importing(text).coverage.inputs.map(\.kind) == [.zipkin])
    #expect(importing(text).arrows == ["a ──► b"])
  }

  ///     SampleSite ──► queue - -► worker        a link is asynchronous
  @Test
  func `X-Ray's links and what leaves a queue are soft, names that are shared are told apart`()
    throws
  {
    let session = importing(
      """
      {"Services": [
        {"ReferenceId": 0, "Name": "site", "Type": "AWS::ECS::Container",
         "Edges": [{"ReferenceId": 1}, {"ReferenceId": 3, "EdgeType": "Link"}, {"ReferenceId": 9}]},
        {"ReferenceId": 1, "Name": "orders", "Type": "AWS::SQS::Queue", "Edges": [{"ReferenceId": 2}]},
        {"ReferenceId": 2, "Name": "worker", "Type": "AWS::Lambda", "Edges": [{"ReferenceId": 3}]},
        {"ReferenceId": 3, "Name": "worker", "Type": "AWS::Lambda::Function", "Edges": []},
        {"ReferenceId": 4, "Name": "site", "Type": "client", "Edges": [{"ReferenceId": 0}]},
        {"Name": "lost", "Edges": []}
      ]}
      """)
    #expect(
      session.arrows == [
        "site ──► orders", "site - -► worker (AWS::Lambda::Function)",
        "orders - -► worker (AWS::Lambda)",
        "worker (AWS::Lambda) ──► worker (AWS::Lambda::Function)",
      ])
    #expect(session.diagnostics.count == 2)
    #expect(try session.readMap().require("orders").kind == .cloud)
  }

  ///     shop/web (two versions) ──► shop/cart ──► pay.example.com
  @Test func `Kiali's versions of one application are one component`() throws {
    let session = importing(
      """
      {"graphType": "versionedApp", "elements": {"nodes": [
        {"data": {"id": "1", "nodeType": "app", "app": "web", "version": "v1", "namespace": "shop"}},
        {"data": {"id": "2", "nodeType": "app", "app": "web", "version": "v2", "namespace": "shop"}},
        {"data": {"id": "3", "nodeType": "app", "app": "cart", "namespace": "shop"}},
        {"data": {"id": "4", "nodeType": "service", "service": "pay.example.com",
                  "namespace": "unknown"}},
        {"data": {"id": "5", "nodeType": "unknown", "workload": "unknown"}}
      ], "edges": [
        {"data": {"source": "1", "target": "3"}}, {"data": {"source": "2", "target": "3"}},
        {"data": {"source": "1", "target": "2"}}, {"data": {"source": "3", "target": "4"}},
        {"data": {"source": "5", "target": "1"}}, {"data": {"source": "5"}}
      ]}}
      """)
    #expect(session.arrows == ["shop/web ──► shop/cart", "shop/cart ──► pay.example.com"])
    #expect(session.draft["shop/web"]?.requirements.first?.evidence.places.count == 2)
    #expect(session.draft["pay.example.com"]?.kind == .thirdParty)
    #expect(session.diagnostics.count == 1)
    #expect(session.coverage.leftOut.values.reduce(0, +) == 4)
  }

  ///     shop.example ──► js.vendor.example, - -► pixel.example
  @Test func `a page needs who gives it scripts, and limps without who gives it images`() throws {
    func entry(_ url: String, _ type: String) -> String {
      """
      {"pageref": "p", "request": {"url": "\(url)"},
       "response": {"content": {"mimeType": "\(type)"}}}
      """
    }
    let session = importing(
      """
      {"log": {"entries": [
        \(entry("https://user:hunter2@shop.example/cart?token=hunter2", "text/html")),
        \(entry("https://js.vendor.example:8443/a.js", "text/javascript")),
        \(entry("https://pixel.example/i.gif", "image/gif")),
        \(entry("https://cdn.shop.example/i.gif", "image/gif")),
        \(entry("blob:https://x", "image/gif")),
        \(entry("data:image/gif;base64,AAAA", "image/gif"))
      ]}}
      """)
    #expect(
      session.arrows == [
        "shop.example ──► js.vendor.example", "shop.example - -► pixel.example",
        "shop.example - -► cdn.shop.example",
      ])
    #expect(!session.json.contains("hunter2"))
    #expect(session.draft["cdn.shop.example"]?.kind == .service)
    #expect(session.draft["js.vendor.example"]?.kind == .thirdParty)
  }

  ///     app ──► api ──► database
  @Test func `a bill of materials gives its services and what is not listed is told`() throws {
    let session = importing(
      """
      {"bomFormat": "CycloneDX", "specVersion": "9.9",
       "metadata": {"component": {"type": "application", "bom-ref": "app", "name": "Shop"}},
       "services": [{"bom-ref": "api", "name": "API", "services": [
          {"bom-ref": "db", "name": "Database", "provider": {"name": "Acme"}}]}],
       "components": [{"type": "library", "name": "zlib", "version": "1.3",
          "purl": "pkg:generic/zlib@1.3"}, {"type": "library"}],
       "dependencies": [{"ref": "app", "dependsOn": ["api", "gone"]},
          {"ref": "api", "dependsOn": ["db", "api"]}, {"ref": "lost", "dependsOn": ["db"]}]}
      """)
    #expect(session.arrows == ["app ──► api", "api ──► db"])
    #expect(try session.readMap().require("db").provider == "Acme")
    #expect(session.draft["db"]?.labels == ["partOf": "api"])
    #expect(session.draft.contains("pkg:generic/zlib@1.3"))
    #expect(session.diagnostics.count == 4)
  }
}
