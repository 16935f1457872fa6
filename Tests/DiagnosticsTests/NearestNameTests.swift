import Diagnostics
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "a misspelt name finds the one that was meant",
    arguments: [
      ("stafing", "staffing"), ("staffingg", "staffing"), ("stuffing", "staffing"),
      ("satffing", "staffing"), ("Staffing", "staffing"), ("beds-free", "beds_free"),
      ("beds free", "beds_free"), ("bedsfree", "beds_free"),
    ])
  func hit(name: String, meant: String) {
    #expect(nearestName(to: name, in: ["staffing", "beds_free", "home_care"]) == meant)
  }

  @Test("one mistake in three letters is near, and one more is not")
  func limit() {
    #expect(nearestName(to: "abcxyf", in: ["abcdef"]) == "abcdef")
    #expect(nearestName(to: "abxxxf", in: ["abcdef"]) == nil)
    #expect(nearestName(to: "abx", in: ["abc"]) == "abc")
    #expect(nearestName(to: "axx", in: ["abc"]) == nil)
  }

  @Test("two letters that changed places are one mistake")
  func swappedLetters() {
    #expect(nearestName(to: "acb", in: ["abc"]) == "abc")
    #expect(nearestName(to: "ba", in: ["ab"]) == "ab")
  }

  @Test("the nearer name wins, and of two equally near ones the first in the alphabet")
  func ties() {
    #expect(nearestName(to: "level_3", in: ["level_12", "level_33", "level_3b"]) == "level_33")
    #expect(nearestName(to: "red_c", in: ["red_b", "red_a"]) == "red_a")
    #expect(nearestName(to: "red_c", in: ["red_a", "red_b"]) == "red_a")
    #expect(nearestName(to: "redd", in: ["read", "red"]) == "read")
    #expect(nearestName(to: "amber", in: ["ambre_1", "ambr"]) == "ambr")
  }

  @Test("a name of which no letter is right is not near")
  func nothingInCommon() {
    #expect(nearestName(to: "a", in: ["b"]) == nil)
    #expect(nearestName(to: "", in: ["a"]) == nil)
    #expect(nearestName(to: "a", in: [""]) == nil)
    #expect(nearestName(to: "", in: [""]) == nil)
    #expect(nearestName(to: "staffing", in: [String]()) == nil)
  }

  @Test(
    "a slip or two make a near miss, by the same measure",
    arguments: [
      ("staffing", "stafing", true), ("staffing", "stuffnig", true),
      ("staffing", "stuffnigs", false), ("storm", "strom", true), ("storm", "stork", true),
      ("short", "storm", false), ("shorts", "storms", true), ("beds", "bedz", false),
      ("Beds", "beds", true), ("beds free", "beds_free", true), ("", "", false),
    ])
  func nearMiss(one: String, other: String, isNear: Bool) {
    #expect(isNearMiss(one, other) == isNear)
    #expect(isNearMiss(other, one) == isNear)
  }

  @Test("a name of a megabyte is answered at once")
  func hugeName() {
    let huge = String(repeating: "a", count: 1 << 20)
    #expect(nearestName(to: huge, in: Array(repeating: "staffing", count: 20)) == nil)
  }
}
