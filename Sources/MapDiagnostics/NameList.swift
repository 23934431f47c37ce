/// Several names in a sentence. It is the only place that leaves names out of one, so nothing is left
/// out without being counted:
///
///     database                      one of one
///     database, cache, queue        three of three
///     database, cache and 7 more    nine, of which two are shown
package enum NameList {
  /// How many names a sentence bears.
  package static let maximum = 6

  /// `names` in their order, made visible; of more than `maximum` the first ones, and how many follow.
  ///
  /// - Parameter shownWhenCut: How many are named when not all are; `maximum` when it is `nil`.
  /// - Complexity: O(names that are shown); `count` and `prefix` of `names` besides.
  package static func text(
    _ names: some Collection<String>, maximum: Int = NameList.maximum, shownWhenCut: Int? = nil
  ) -> String {
    text(of: names, count: names.count, maximum: maximum, shownWhenCut: shownWhenCut) { $0 }
  }

  /// The same of things that a name is made for only when it is shown.
  package static func text<Things: Collection>(
    _ things: Things, maximum: Int = NameList.maximum, shownWhenCut: Int? = nil,
    name: (Things.Element) -> String
  ) -> String {
    text(
      of: things, count: things.count, maximum: maximum, shownWhenCut: shownWhenCut, name: name)
  }

  private static func text<Things: Collection>(
    of things: Things, count: Int, maximum: Int, shownWhenCut: Int?,
    name: (Things.Element) -> String
  ) -> String {
    let shown = count > maximum ? shownWhenCut ?? maximum : count
    let names = things.prefix(shown).map { VisibleText.visible(name($0)) }
      .joined(separator: ", ")
    return shown < count ? "\(names) and \(count - shown) more" : names
  }
}
