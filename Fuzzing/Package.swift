// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing of it reaches who depends on BlastRadius. `fuzz` builds it with
// libFuzzer, whose flags stand on the command line and in no manifest.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "BlastRadius", path: "..")],
  targets: [
    .target(
      name: "CommandLineFuzzing",
      dependencies: [.product(name: "BlastRadiusCommand", package: "BlastRadius")])
  ]
)
