// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "embedding",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "BlastRadius", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "embedding",
      dependencies: [.product(name: "BlastRadius", package: "BlastRadius")])
  ]
)
