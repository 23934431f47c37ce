package import DependencyGraph

/// Where an edge or a gate leads, and with which strength a failure is passed on there: a component, or
/// the count of components plus the number of a gate. Only what leads to a component has a strength
/// other than hard.
///
/// The strength stands in the highest bit, so that a hard edge is nothing but the number of its end.
package struct EdgeTarget: Sendable, Hashable, BitwiseCopyable {
  /// How many bits the strength takes.
  private static let strengthBits: UInt32 = 1
  private static let endMask = UInt32.max >> strengthBits

  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The end at `end`, reached with `strength`.
  @inline(__always)
  package init(_ end: UInt32, _ strength: Requirement.Strength = .hard) {
    rawValue = end | strength.code << (32 - EdgeTarget.strengthBits)
  }

  /// The number of the component, or of the gate behind the components.
  @inline(__always)
  package var end: UInt32 { rawValue & EdgeTarget.endMask }

  /// Whether a failure is passed on as it is.
  @inline(__always)
  package var isHard: Bool { rawValue <= EdgeTarget.endMask }

  @inline(__always)
  package var strength: Requirement.Strength {
    Requirement.Strength(code: rawValue >> (32 - EdgeTarget.strengthBits))
  }
}

extension Requirement.Strength {
  /// A number for each, 0 for hard.
  @inline(__always)
  package var code: UInt32 {
    switch self {
    case .hard: 0
    case .soft: 1
    }
  }

  @inline(__always)
  package init(code: UInt32) { self = code == 0 ? .hard : .soft }

  /// How many codes there are.
  package static let codeCount = 2
}
