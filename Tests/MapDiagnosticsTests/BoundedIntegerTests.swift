import MapDiagnostics
import Testing

@Suite struct BoundedIntegerTests {
  @Test(
    "the nearest integer, whatever the number",
    arguments: [
      (0, 0), (-0.0, 0), (0.5, 1), (-0.5, -1), (2.4, 2), (-1, -1), (9_007_199_254_740_992, 1 << 53),
      (0x1p62, 1 << 62), (0x1p63, .max), (9.223372036854774e18, 9_223_372_036_854_773_760),
      (-0x1p63, .min), (1e19, .max), (-1e19, .min), (1e308, .max), (.infinity, .max),
      (-.infinity, .min), (.nan, 0), (.signalingNaN, 0),
    ] as [(Double, Int)])
  func nearest(number: Double, integer: Int) { #expect(Int(nearest: number) == integer) }
}
