/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzedCommandLine(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Properties.check(FuzzedInput(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
