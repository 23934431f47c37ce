// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library module, in the order in which a map becomes an answer: text → map → question → answer
/// → report → bytes. A module may import only what is named here; CI builds with
/// `--explicit-target-dependency-import-check error`.
func module(_ name: String, uses names: [String] = []) -> Target {
  .target(
    name: name, dependencies: names.map { .target(name: $0) }, swiftSettings: settings)
}

func tests(_ name: String, of names: [String], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: (["TestSupport"] + names).map { .target(name: $0) },
    swiftSettings: settings)
}

let package = Package(
  name: "BlastRadius",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "BlastRadius",
      targets: [
        "MapDiagnostics", "DependencyGraph", "FailurePropagation", "ResilienceAnalysis",
        "MapReporting",
      ]),
    .executable(name: "blastradius", targets: ["blastradius"]),
  ],
  targets: [
    module("MapDiagnostics"),
    module("LocatedJSON", uses: ["MapDiagnostics"]),
    module("DependencyGraph", uses: ["LocatedJSON", "MapDiagnostics"]),
    module("FailurePropagation", uses: ["DependencyGraph", "MapDiagnostics"]),
    module("ResilienceAnalysis", uses: ["FailurePropagation", "DependencyGraph"]),
    module(
      "MapReporting",
      uses: ["MapDiagnostics", "DependencyGraph", "FailurePropagation", "ResilienceAnalysis"]),
    module(
      "BlastRadiusCommand",
      uses: [
        "MapDiagnostics", "DependencyGraph", "FailurePropagation", "ResilienceAnalysis",
        "MapReporting",
      ]),
    .executableTarget(
      name: "blastradius", dependencies: ["BlastRadiusCommand", "MapDiagnostics"],
      swiftSettings: settings),
  ]
)
