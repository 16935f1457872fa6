/// Which areas stand in the slots of a tier.
///
/// It has a number of its own, which changes when the areas do: so that nobody who keeps something by slot
/// has to compare them all.
struct SlotOrder: Sendable {
  private(set) var id = 0
  /// By slot: the number of the area.
  private(set) var numbers: [Int] = []

  mutating func change(to numbers: [Int]) {
    if self.numbers == numbers { return }
    self.numbers = numbers
    id += 1
  }
}
