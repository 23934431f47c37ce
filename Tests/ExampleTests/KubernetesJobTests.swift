import Foundation
import TestSupport
import Testing

/// The manifest that spreads a ranking asks for as many parts as it has completions.
@Suite struct KubernetesJobTests {
  @Test func theJobHasAsManyPartsAsCompletions() throws {
    let file = PackageRoot.url.appending(path: "Examples/kubernetes-job/ranking-job.json")
    let job = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let spec = try #require(job["spec"] as? [String: Any])
    let completions = try #require(spec["completions"] as? Int)
    let template = try #require(
      (spec["template"] as? [String: Any])?["spec"] as? [String: Any])
    let container = try #require((template["containers"] as? [[String: Any]])?.first)
    let command = try #require((container["args"] as? [String])?.first)
    #expect(spec["completionMode"] as? String == "Indexed")
    #expect(command.contains("--shard $((JOB_COMPLETION_INDEX + 1))/\(completions) "))
  }
}
