/// A value for each component and each attribute, as a number: a whole number and a duration's seconds
/// are themselves; a text is its number in `MapStorage.texts`, a decimal its position in `decimals`, a
/// list its position in `ranges`. What was not stated is `absent`.
package struct AttributeColumns: Sendable {
  /// Where nothing was stated.
  package static let absent = UInt32.max

  private var columns = ComponentKey.allCases.map { _ in
    Column<UInt32>(absent: AttributeColumns.absent)
  }

  package init() {}

  /// Whether no component has a value of `key`.
  package func isEmpty(_ key: ComponentKey) -> Bool { columns[Int(key.rawValue)].isEmpty }

  package subscript(key: ComponentKey, component: UInt32) -> UInt32 {
    @inline(__always) get { columns[Int(key.rawValue)][component] }
    set { columns[Int(key.rawValue)][component] = newValue }
  }

  /// Forgets what was stated of `component`.
  package mutating func clear(_ component: UInt32) {
    for key in ComponentKey.attributes where self[key, component] != AttributeColumns.absent {
      self[key, component] = AttributeColumns.absent
    }
  }

  /// Keeps only the values of the components in `kept`, ascending, which become the first ones.
  package mutating func keep(_ kept: [UInt32]) {
    for position in columns.indices { columns[position].keep(kept) }
  }
}
