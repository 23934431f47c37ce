internal import DependencyGraph
internal import LocatedJSON

extension ImportKind {
  /// A template of CloudFormation.
  public static let cloudformation = ImportKind("cloudformation")
}

/// A template of CloudFormation, written or made by `cdk synth`.
///
///     {"Resources": {"Web": {"Type": "AWS::Lambda::Function",
///        "Properties": {"Environment": {"Variables": {"TABLE": {"Ref": "Orders"}}}}}, …}}
///
///     Web ──► Orders   Web ──► aws/us-east-1/lambda
///
/// References are about how things are made. Those that say what a resource stands on are taken as
/// declared; the others, such as names in an environment, are guesses.
enum CloudFormationImporter: Importer {
  static let kind = ImportKind.cloudformation

  static func recognises(_ root: JSONValue) -> Bool {
    guard let resources = root["Resources"], resources.isObject else { return false }
    return root["AWSTemplateFormatVersion"] != nil
      || resources.members.contains { $0.value["Type"]?.string?.contains("::") == true }
  }

  static func read(_ root: JSONValue, into session: inout ImportSession) {
    guard let resources = root["Resources"], resources.isObject else {
      return session.fail("a template has an object \"Resources\"", at: root)
    }
    var stack = CloudFormationStack(name: session.stackName, root: root)
    for (name, resource) in resources.members {
      stack.add(resource, called: name, into: &session)
    }
    stack.connect(into: &session)
    if stack.region(session) == nil {
      session.coverage.cannotKnow(
        """
        A template does not say in which region it is used: give it with --region, so that \
        resources need the services of that region.
        """)
    }
    session.coverage.cannotKnow(
      """
      A template says how things are made. What a program calls is seen only where its \
      configuration names it, and conditions are not decided: all their branches are read.
      """)
  }
}
