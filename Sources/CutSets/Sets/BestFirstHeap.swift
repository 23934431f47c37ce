/// A binary heap from which the best element is taken first.
struct BestFirstHeap<Element> {
  private var elements: [Element] = []

  mutating func push(_ element: Element, by precedes: (Element, Element) -> Bool) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, precedes(elements[place], elements[(place - 1) / 2]) {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popBest(by precedes: (Element, Element) -> Bool) -> Element? {
    guard let best = elements.first, let last = elements.popLast() else { return nil }
    guard !elements.isEmpty else { return best }
    elements[0] = last
    var place = 0
    while true {
      var least = place
      for below in [2 * place + 1, 2 * place + 2] where below < elements.count {
        if precedes(elements[below], elements[least]) { least = below }
      }
      if least == place { return best }
      elements.swapAt(place, least)
      place = least
    }
  }
}
