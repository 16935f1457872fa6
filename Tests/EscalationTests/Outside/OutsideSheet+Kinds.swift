// Every kind of file that there is.
extension OutsideSheet {
  /// How a file is read, by its path; none where nobody has said it.
  static func sheets(for path: String) -> [OutsideSheet] {
    kinds.filter { path.contains($0.path) }.map(\.sheet)
  }

  private static let kinds: [(path: String, sheet: OutsideSheet)] = england + scotland + wales

  private static let england: [(path: String, sheet: OutsideSheet)] = [
    (
      "england-winter-sitrep/sitrep",
      OutsideSheet(
        plan: "sitrep", area: "Code",
        columns: [
          "open_beds": "G&A Beds Open", "occupied_beds": "G&A beds occ'd",
          "critical_rate": "Critical care beds occupancy rate", "half_hours": "Delays30",
          "long_stays": "No. beds occupied by long-stay patients (> 21 days)",
          "closures": "Closures",
        ], missing: ["NA"], excluded: ("Code", "-"),
        worst: [
          (
            "trust_pressure",
            ["occupancy", "critical_rate", "half_hours", "long_stays", "closures"]
          )
        ])
    ),
    (
      "england-winter-sitrep/ambulances",
      OutsideSheet(
        plan: "handovers", time: "date", area: "provider",
        columns: [
          "arrivals": "Arriving by ambulance", "half_hours": "Delay 30-60 mins",
          "hours": "Delay >60 mins",
        ], long: ("measure", "value"), missing: ["NA"], excluded: ("provider", "ENGLAND"),
        worst: [("delays", ["hours", "share"])])
    ),
    (
      "england-ae-monthly/ae_attendances",
      OutsideSheet(
        plan: "breaches", time: "period", area: "org_code",
        columns: ["major": "1", "single": "2", "minor": "other"], long: ("type", "breaches"),
        worst: [("waits", ["major", "single", "minor"])], isInOrder: false)
    ),
    (
      "england-ae-monthly/ae_2021",
      OutsideSheet(
        plan: "departments", time: "Period", form: .month(after: "MSitAE-", sign: "-"),
        area: "Org Code",
        columns: [
          "attended": "A&E attendances Type 1", "waited": "Attendances over 4hrs Type 1",
          "other_admissions": "Other emergency admissions",
        ], excluded: ("Org Code", "TOTAL"), worst: [("pressure", ["share", "other_admissions"])])
    ),
    (
      "england-ae-monthly/nhs_eng_ae",
      OutsideSheet(
        plan: "trusts", time: "day", givenDay: "2020-03-31", area: "code",
        columns: [
          "in_time": "perc_4_hours_or_less_all",
          "half_days": "num_patients_more_12_hours_from_decision_to_admit_to_admission",
        ], missing: ["NA", "-"], worst: [("waits", ["in_time", "half_days"])])
    ),
  ]

  private static let boards = OutsideSheet(
    plan: "boards", wide: "patients", missing: ["NA"], suppressed: ["*": 1...4],
    worst: [("pressure", ["patients"])], counting: ("country", 4))

  private static let ambulances = OutsideSheet(
    plan: "ambulances",
    columns: [
      "attended": "Ambulance attendances - Total",
      "suspected": "Ambulance attendances - COVID-19 suspected",
      "taken": "Ambulance attendances - COVID-19 suspected patients taken to hospital",
    ], worst: [("pressure", ["attended", "share"])])

  private static let scotland: [(path: String, sheet: OutsideSheet)] = [
    ("scotland-daily/hospital-patients-", boards),
    ("scotland-daily/icu-patients-", boards),
    ("scotland-daily/ambulance-archived", ambulances),
    ("scotland-daily/revisions-ambulance-", ambulances),
    (
      "scotland-daily/delayed-discharges",
      OutsideSheet(
        plan: "discharges", columns: ["delayed": "Delayed discharges"], missing: ["NA"],
        worst: [("delays", ["delayed", "week"])], looksBack: true)
    ),
    (
      "scotland-daily/hospital-care",
      OutsideSheet(
        plan: "intensive-care",
        columns: [
          "intensive": "COVID-19 patients in ICU - Confirmed - Length of stay 28 days or less",
          "staying": "COVID-19 patients in ICU - Confirmed - Length of stay more than 28 days",
          "beds": "COVID-19 patients in hospital - Confirmed - Length of stay 28 days or less",
        ], missing: ["NA"], worst: [("care", ["intensive", "staying", "beds"])])
    ),
    (
      "scotland-daily/nhs-24-calls",
      OutsideSheet(
        plan: "calls", columns: ["calls": "Calls - NHS24 111"], worst: [("lines", ["calls"])],
        looksBack: true)
    ),
    (
      "scotland-daily/workforce",
      OutsideSheet(
        plan: "workforce",
        columns: [
          "nurses": "NHS workforce COVID-19 absences - Nursing and midwifery staff",
          "doctors": "NHS workforce COVID-19 absences - Medical and dental staff",
          "everyone": "NHS workforce COVID-19 absences - All staff",
        ], worst: [("absences", ["share", "doctors"])])
    ),
    (
      "scotland-daily/care-homes-workforce",
      OutsideSheet(
        plan: "care-homes",
        columns: [
          "rate": "Adult care homes - Staff absence rate",
          "response": "Adult care homes - Response rate",
        ], worst: [("homes", ["rate", "response"])])
    ),
  ]

  private static let wales: [(path: String, sheet: OutsideSheet)] = [
    (
      "wales/wales-ambo",
      OutsideSheet(
        plan: "red-calls", form: .month(after: "", sign: " "), area: "HB_code",
        columns: [
          "in_time":
            "Red calls - % of emergency responses arriving at the scene within 8 minutes",
          "red": "Red calls",
          "reached": "Red calls resulting in an emergency response at the scene",
        ], worst: [("red_calls", ["in_time", "reached_of_all"])])
    ),
    (
      "wales/wales-dtoc",
      OutsideSheet(
        plan: "transfers", form: .month(after: "", sign: " "), area: "HB",
        columns: [
          "healthcare": "Healthcare assessment",
          "protection": "Protection issues, unable to discharge to safe environment",
          "assessment": "Community care assessment",
        ], missing: ["NA"], worst: [("delays", ["healthcare", "protection", "assessment"])])
    ),
    (
      "wales/wales-ae",
      OutsideSheet(
        plan: "hospitals", form: .month(after: "", sign: " "), area: "Hospital",
        columns: [
          "attended": "Attendances", "in_time": "Non-breaches", "stated": "Percentages",
        ], excluded: ("Hospital", "Wales"), worst: [("waits", ["share", "stated"])])
    ),
    (
      "wales/wales-beds",
      OutsideSheet(
        plan: "occupied", time: "day", givenDay: "2020-03-31", area: "HB",
        columns: ["occupied": "2019-20"], worst: [("beds", ["occupied"])])
    ),
  ]
}
