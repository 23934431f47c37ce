import DependencyGraph

/// A set of a map's components that is asked often.
package struct ComponentMask: Sendable {
  private var isMember: [Bool]

  package init(_ map: DependencyMap, _ members: [Component]) {
    isMember = Array(repeating: false, count: map.componentCount)
    for member in members { isMember[member.index] = true }
  }

  package subscript(index: UInt32) -> Bool {
    @inline(__always) get { isMember[Int(index)] }
  }
}
