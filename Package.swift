// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target, so that none is laxer than another.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "plimsoll",
  products: [
    .executable(name: "plimsoll", targets: ["plimsoll"])
  ],
  dependencies: [
    .package(
      url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2"))
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),

    // Loops that look at several rows at once, where the processor can.
    .target(name: "CWideLoops"),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "YAMLTree", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "Escalation", dependencies: ["YAMLTree", "Diagnostics", "CWideLoops"],
      swiftSettings: strict),
    // The pages are part of the program, which may stand alone on a machine.
    .target(
      name: "FindingPages", resources: [.embedInCode("Pages")], swiftSettings: strict),
    .executableTarget(
      name: "plimsoll",
      dependencies: [
        "Escalation", "YAMLTree", "Diagnostics", "FindingPages", "CSQLite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // What a new plan begins with.
      resources: [.embedInCode("Templates/new_plan.yaml")], swiftSettings: strict),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "YAMLTreeTests", dependencies: ["YAMLTree", "Diagnostics"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "EscalationTests", dependencies: ["Escalation", "YAMLTree", "Diagnostics"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["plimsoll"], exclude: ["Fixtures"],
      swiftSettings: strict),
  ]
)
