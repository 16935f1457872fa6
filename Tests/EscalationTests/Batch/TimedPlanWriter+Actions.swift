// What two roles do at the levels of the plan, with times of all kinds.
extension TimedPlanWriter {
  mutating func actions() -> String {
    """
    roles: {lead: {title: Lead}, nurse: {title: Nurse}}
    tasks:
      debrief: {do: Hold a debrief, within: \(pick(["30 hours", "3 days"]))}
      ring: {do: Ring round\(time())}
    actions:
      lead:
        follow: \(pick(["pressure", "uneasy"]))
        green: business as usual
        amber:
          - ring
          - {do: Move staff\(time())\(condition())}
        red:
          - continue amber
          - {do: Ask for help\(time())}
        after red: [debrief]
      nurse:
        - follow: county
          green: \(pick(["not stated", "[ring]"]))
          amber: [ring]
          red: [ring, debrief]
          \(pick(["any level: [ring]", "after amber: [debrief]"]))
        - follow: uneasy
          any level:
            - {do: Look ahead\(time())\(condition())}

    """
  }

  private mutating func time() -> String {
    perhaps([
      ", within: 2 hours", ", within: 2 days", ", every: 5 hours", ", every: 2 days",
      ", every: day by 10:30", ", every: week by friday 17:00", ", by: '08:00'",
      ", within: 40 hours, every: day by 09:00",
    ])
  }

  private mutating func condition() -> String {
    perhaps([", when: staffing is amber or worse", ", when: calls is green", ", when: other"])
  }
}
