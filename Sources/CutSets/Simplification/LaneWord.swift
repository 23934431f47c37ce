/// Bits that stand for as many independent trials, side by side.
protocol LaneWord: Equatable, Sendable {
  static var none: Self { get }
  static var all: Self { get }
  static var laneCount: Int { get }
  static func | (one: Self, other: Self) -> Self
  static func & (one: Self, other: Self) -> Self
  static func ^ (one: Self, other: Self) -> Self
  static prefix func ~ (word: Self) -> Self
  subscript(lane lane: Int) -> Bool { get set }
}

extension UInt64: LaneWord {
  static var none: UInt64 { 0 }
  static var all: UInt64 { .max }
  static var laneCount: Int { 64 }

  subscript(lane lane: Int) -> Bool {
    @inline(__always) get { self & (1 << UInt64(lane)) != 0 }
    @inline(__always) set {
      if newValue { self |= 1 << UInt64(lane) } else { self &= ~(1 << UInt64(lane)) }
    }
  }
}

/// 512 trials side by side.
struct WideLanes: LaneWord {
  var words: SIMD8<UInt64>

  static var none: WideLanes { WideLanes(words: .zero) }
  static var all: WideLanes { WideLanes(words: SIMD8(repeating: .max)) }
  static var laneCount: Int { 512 }

  @inline(__always)
  static func | (one: WideLanes, other: WideLanes) -> WideLanes {
    WideLanes(words: one.words | other.words)
  }

  @inline(__always)
  static func & (one: WideLanes, other: WideLanes) -> WideLanes {
    WideLanes(words: one.words & other.words)
  }

  @inline(__always)
  static func ^ (one: WideLanes, other: WideLanes) -> WideLanes {
    WideLanes(words: one.words ^ other.words)
  }

  @inline(__always)
  static prefix func ~ (word: WideLanes) -> WideLanes { WideLanes(words: ~word.words) }

  subscript(lane lane: Int) -> Bool {
    @inline(__always) get { words[lane / 64] & (1 << UInt64(lane % 64)) != 0 }
    @inline(__always) set {
      let bit = UInt64(1) << UInt64(lane % 64)
      if newValue { words[lane / 64] |= bit } else { words[lane / 64] &= ~bit }
    }
  }
}
