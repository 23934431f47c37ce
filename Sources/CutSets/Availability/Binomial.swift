/// What a number of hits says about the share they were drawn from.
enum Binomial {
  /// The upper end of the share of which `hits` of `trials` were seen, exceeded with a chance of at
  /// most `doubt`: the share at which so few hits or fewer have that chance. C. Clopper and E. Pearson,
  /// 1934, https://doi.org/10.1093/biomet/26.4.404.
  ///
  /// - Complexity: O(60 · *h*) for *h* hits.
  static func upperShare(_ hits: Int, of trials: Int, doubt: Double) -> Double {
    guard hits < trials else { return 1 }
    var low = Double(hits) / Double(trials)
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if chance(ofAtMost: hits, of: trials, share: middle) > doubt {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }

  /// The chance of at most `hits` hits among `trials`, in 0..<1: summed from the likeliest term down.
  static func chance(ofAtMost hits: Int, of trials: Int, share: Double) -> Double {
    guard share < 1 else { return 0 }
    let odds = (share / (1 - share)).naturalLogarithm
    // ln of the term with no hits, then of each next one
    var logarithm = Double(trials) * (1 - share).naturalLogarithm
    var logarithms = [logarithm]
    for hit in 0..<hits {
      logarithm += (Double(trials - hit) / Double(hit + 1)).naturalLogarithm + odds
      logarithms.append(logarithm)
    }
    let largest = logarithms.max() ?? 0
    let sum = logarithms.reduce(0) { $0 + ($1 - largest).exponential }
    return min(1, (largest + sum.naturalLogarithm).exponential)
  }
}
