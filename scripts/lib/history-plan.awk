# Gives the plan of the batch benchmark a past: rises, falls and tests that last on six of its twelve
# indicators, and rules for stepping down.
/^statuses:/ {
  print "triggers:"
  print "  a: {per: area, level: level_3, when: staffing_pct falls by at least 30 within 2 days}"
  print "  b: {per: area, level: level_3, when: ed_4h_pct falls by at least 20 within 2 days}"
  print "  c: {per: area, level: level_2, when: case_load rises by at least 50 within 3 days}"
  print "  d: {per: area, level: level_3, when: referrals over 35 for 3 days}"
  print "  e: {per: area, level: level_3, when: bed_occupancy_pct over 95 for 3 days}"
  print "  f: {per: area, level: level_2, when: handover_minutes over 30 for 2 readings}"
}
/worst of: signs/ {
  sub(/signs/, "[staffing_pct, ed_4h_pct, case_load, a, b, c, d, e, f]")
  $0 = $0 "\n    step down: {after: 2 assessments}"
}
/at least 2 of: signs/ { $0 = $0 "\n    step down: {hold: 48 hours}" }
{ print }
