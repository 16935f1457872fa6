// What became of rows and cells, under the names that programs find it by.
extension BatchCounts {
  typealias Figure = (name: String, count: Int)

  var rowFigures: [Figure] {
    [
      ("read", read), ("evaluated", evaluated), ("rejected", rejected), ("excluded", excluded),
      ("superseded", superseded), ("before_from", leadIn), ("after_to", afterEnd),
    ]
  }

  var otherFigures: [Figure] {
    [
      ("times_read", times), ("cells_not_used", cells), ("cells_disputed", disputed),
      ("readings_stood_over", carried), ("silent_areas", silentAreas),
    ]
  }
}
