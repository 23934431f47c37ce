import DependencyGraph

/// A set of a map's components that is asked often.
struct ComponentMask: Sendable {
  private var isMember: [Bool]

  init(_ map: DependencyMap, _ members: [Component]) {
    isMember = Array(repeating: false, count: map.componentCount)
    for member in members { isMember[member.index] = true }
  }

  subscript(index: UInt32) -> Bool {
    @inline(__always) get { isMember[Int(index)] }
  }
}
