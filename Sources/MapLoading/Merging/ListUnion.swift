/// Lists that several entries state of one thing, put together: each element once, in the order in
/// which they were first stated.
///
/// - Complexity: O(1) for each element, however many lists there are.
struct ListUnion<Element: Sendable>: Sendable {
  private(set) var elements: [Element] = []
  /// Whether all lists were the same. The order of the union says nothing otherwise, since it is that
  /// of the files.
  private(set) var isUniform = true
  private var positions: [UInt32: Int] = [:]
  private let key: @Sendable (Element) -> UInt32

  /// The union of `first` alone; `key` tells elements apart.
  init(_ first: [Element], key: @escaping @Sendable (Element) -> UInt32) {
    self.key = key
    begin(with: first)
  }

  /// Adds `list`, whose elements take the places of those with the same key if they are corrections.
  mutating func add(_ list: [Element], isCorrection: Bool = false) {
    guard !list.isEmpty else { return }
    guard !elements.isEmpty else { return begin(with: list) }
    let isSame =
      isUniform && list.count == elements.count
      && zip(list, elements).allSatisfy { key($0) == key($1) }
    if isSame {
      if isCorrection { elements = list }
      return
    }
    if isUniform {
      // What stands twice in one list stands once in a union.
      isUniform = false
      let first = elements
      elements = []
      positions = [:]
      for element in first { append(element, isCorrection: false) }
    }
    for element in list { append(element, isCorrection: isCorrection) }
  }

  private mutating func begin(with list: [Element]) {
    elements = list
    for (position, element) in list.enumerated() where positions[key(element)] == nil {
      positions[key(element)] = position
    }
  }

  private mutating func append(_ element: Element, isCorrection: Bool) {
    if let known = positions[key(element)] {
      if isCorrection { elements[known] = element }
    } else {
      positions[key(element)] = elements.count
      elements.append(element)
    }
  }
}
