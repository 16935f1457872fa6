extension FindingPage {
  static var bytes: [String: [UInt8]] {
    [
      "gap": PackageResources.gap_md
    ]
  }
}
