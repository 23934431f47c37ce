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

func tests(_ name: String, of names: [String], excluding files: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: (["TestSupport"] + names).map { .target(name: $0) },
    exclude: files, swiftSettings: settings)
}

/// The files that a report's page is made of; they become constants of the program.
let pageParts = [
  "page.html", "page.css", "map.js", "propagation.js", "causes.js", "elements.js", "model.js",
  "table.js", "tabs.js", "tables.js", "layout.js", "neighbourhood.js", "view.js", "labels.js",
  "drawing.js", "search.js",
  "details.js", "page.js",
]

/// The files of the built-in catalogue.
let catalogParts = [
  "aws.json", "azure.json", "cloudflare.json", "google-cloud.json", "third-parties.json",
]

let package = Package(
  name: "BlastRadius",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "BlastRadius", targets: ["BlastRadius"]),
    // The whole command line in memory, for who wants to try it: Fuzzing does.
    .library(
      name: "BlastRadiusCommand",
      targets: ["BlastRadiusCommand", "FilesAndProcesses", "MapDiagnostics"]),
    .executable(name: "blastradius", targets: ["blastradius"]),
  ],
  targets: [
    module("MapDiagnostics"),
    module("LocatedJSON", uses: ["MapDiagnostics"]),
    module("FilesAndProcesses", uses: ["MapDiagnostics"]),
    module("DependencyGraph", uses: ["MapDiagnostics"]),
    module("MapLoading", uses: ["DependencyGraph", "LocatedJSON", "MapDiagnostics"]),
    module(
      "MapImporting", uses: ["LocatedJSON", "DependencyGraph", "MapLoading", "MapDiagnostics"]),
    .target(
      name: "CloudCatalog", dependencies: ["LocatedJSON", "DependencyGraph", "MapDiagnostics"],
      resources: catalogParts.map { .embedInCode("Catalog/\($0)") }, swiftSettings: settings),
    module("FailurePropagation", uses: ["DependencyGraph", "MapDiagnostics"]),
    module(
      "ResilienceAnalysis", uses: ["FailurePropagation", "DependencyGraph", "MapDiagnostics"]),
    module("CutSets", uses: ["DependencyGraph", "MapDiagnostics"]),
    module(
      "MapReporting",
      uses: [
        "MapDiagnostics", "DependencyGraph", "MapLoading", "CloudCatalog", "FailurePropagation",
        "ResilienceAnalysis",
      ]),
    .target(
      name: "HTMLReport",
      dependencies: [
        "MapDiagnostics", "DependencyGraph", "FailurePropagation", "ResilienceAnalysis",
        "MapReporting",
      ],
      resources: pageParts.map { .embedInCode("Page/\($0)") }, swiftSettings: settings),
    // What programs import: all of the above under one name.
    module(
      "BlastRadius",
      uses: [
        "MapDiagnostics", "DependencyGraph", "MapLoading", "MapImporting", "CloudCatalog",
        "FailurePropagation", "ResilienceAnalysis", "CutSets", "MapReporting", "HTMLReport",
        "FilesAndProcesses",
      ]),
    module(
      "BlastRadiusCommand",
      uses: [
        "MapDiagnostics", "DependencyGraph", "MapLoading", "FailurePropagation",
        "ResilienceAnalysis", "MapReporting", "HTMLReport", "MapImporting", "CloudCatalog",
        "FilesAndProcesses",
      ]),
    .executableTarget(
      name: "blastradius", dependencies: ["BlastRadiusCommand", "FilesAndProcesses"],
      swiftSettings: settings),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "MapDiagnostics", "DependencyGraph", "MapLoading", "FailurePropagation",
        "ResilienceAnalysis", "MapReporting", "TestSupport",
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: [
        "MapDiagnostics", "DependencyGraph", "MapLoading", "FailurePropagation",
        "BlastRadiusCommand", "FilesAndProcesses",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("MapDiagnosticsTests", of: ["MapDiagnostics"]),
    tests(
      "FilesAndProcessesTests",
      of: ["FilesAndProcesses", "BlastRadiusCommand", "MapDiagnostics", "blastradius"]),
    tests("LocatedJSONTests", of: ["LocatedJSON", "MapDiagnostics"]),
    tests("DependencyGraphTests", of: ["DependencyGraph", "MapDiagnostics"]),
    tests(
      "MapLoadingTests",
      of: [
        "MapLoading", "DependencyGraph", "FailurePropagation", "LocatedJSON", "MapDiagnostics",
      ]),
    tests(
      "MapImportingTests",
      of: [
        "MapImporting", "MapLoading", "FailurePropagation", "DependencyGraph", "LocatedJSON",
        "MapDiagnostics",
      ],
      excluding: ["Expectations", "Goldens"]),
    tests(
      "CloudCatalogTests",
      of: [
        "CloudCatalog", "MapLoading", "ResilienceAnalysis", "FailurePropagation",
        "DependencyGraph", "LocatedJSON", "MapDiagnostics",
      ]),
    tests(
      "FailurePropagationTests", of: ["FailurePropagation", "DependencyGraph", "MapDiagnostics"]),
    tests(
      "ResilienceAnalysisTests",
      of: ["ResilienceAnalysis", "FailurePropagation", "DependencyGraph", "MapDiagnostics"]),
    tests(
      "CutSetsTests",
      of: [
        "CutSets", "ResilienceAnalysis", "FailurePropagation", "DependencyGraph", "MapLoading",
        "MapDiagnostics",
      ]),
    tests(
      "MapReportingTests",
      of: [
        "MapReporting", "ResilienceAnalysis", "FailurePropagation", "DependencyGraph",
        "MapDiagnostics",
      ]),
    tests(
      "HTMLReportTests",
      of: [
        "HTMLReport", "MapReporting", "ResilienceAnalysis", "FailurePropagation", "DependencyGraph",
        "MapDiagnostics", "BlastRadiusCommand", "blastradius",
      ]),
    tests(
      "BlastRadiusCommandTests",
      of: [
        "BlastRadiusCommand", "CloudCatalog", "MapReporting", "MapDiagnostics", "blastradius",
      ]),
    tests(
      "ExampleTests",
      of: [
        "MapReporting", "ResilienceAnalysis", "FailurePropagation", "MapLoading",
        "DependencyGraph", "MapDiagnostics", "BlastRadiusCommand", "blastradius", "BlastRadius",
      ]),
  ]
)
