internal import DependencyGraph
internal import LocatedJSON

/// Lists of calls that were seen between services.
enum ObservedCalls {
  /// Reads `calls`, of which `ends` tells who called and who was called.
  static func read(
    _ calls: some Sequence<JSONValue>, into session: inout ImportSession,
    ends: (JSONValue) -> (caller: JSONValue?, called: JSONValue?)
  ) {
    for call in calls {
      let (caller, called) = ends(call)
      guard let caller = caller?.string, let called = called?.string, !caller.isEmpty,
        !called.isEmpty
      else {
        session.warn("a call names who calls and who is called", at: call)
        session.coverage.leaveOut("call", because: "it does not name both ends")
        continue
      }
      session.define(caller, at: call, confidence: .observed)
      session.define(called, at: call, confidence: .observed)
      guard caller != called else {
        session.coverage.leaveOut("call", because: "a service called itself")
        continue
      }
      session.require(caller, called, at: call, confidence: .observed)
      session.coverage.use("call")
    }
    session.coverage.cannotKnow(
      """
      Traces show calls, not whether they are needed: each is taken as a hard dependency; compare \
      with --assume soft.
      """)
    session.coverage.cannotKnow(
      """
      Traces hold what was called while they were taken: rare calls, fallbacks and what needs no \
      call (DNS, sign-in, images, secrets) are not in them.
      """)
  }
}
