/// The version of the tool, as every document states it.
public enum ToolVersion {
  /// The version, by https://semver.org.
  public static let current = "0.1.0"
}
