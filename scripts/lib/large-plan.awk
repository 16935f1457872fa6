# Writes a large invented plan to standard output: how many indicators and triggers is said with
# -v indicators=2000 -v triggers=20000. Every indicator has bands, every trigger a condition, and
# one status reads them all by way of groups.
function indicator(i) { return sprintf("measure_%05d", i % indicators) }

BEGIN {
  print "plimsoll: 1\nplan: large_plan\ntitle: A large invented plan\nversion: 1"
  print "timezone: Europe/London\nsources: {paper: An invented paper}\n\nscale:"
  for (l = 1; l <= 4; l++) printf "  level_%d: {title: Level %d}\n", l, l
  print "\nareas:\n  area: {all: [east, west]}\n\nindicators:"
  for (i = 0; i < indicators; i++) {
    printf "  %s:\n    title: Measure number %d\n    unit: percent\n", indicator(i), i
    printf "    range: 0 and up\n    per: area\n    bands:\n"
    printf "      level_1: at least %d\n      level_2: %d to under %d\n", 70 + i % 9, 50, 70 + i % 9
    printf "      level_3: %d to under 50\n      level_4: under %d\n", 35 - i % 9, 35 - i % 9
    printf "    source: paper %d\n", i
  }
  print "\ntriggers:"
  for (t = 0; t < triggers; t++) {
    printf "  sign_%05d:\n    title: Sign number %d\n    level: level_%d\n", t, t, 2 + t % 3
    if (t % 4) printf "    when: %s under %d\n", indicator(t), 20 + t % 60
    else {
      printf "    when:\n      all:\n        - %s under %d\n", indicator(t), 20 + t % 60
      printf "        - %s at least %d\n", indicator(t + 7), t % 50
    }
    printf "    source: paper %d\n", t
  }
  print "\ngroups:"
  for (g = 0; g * 100 < triggers; g++) {
    printf "  group_%d:\n", g
    for (t = g * 100; t < triggers && t < g * 100 + 100; t++) printf "    - sign_%05d\n", t
  }
  print "\nstatuses:\n  area_status:\n    per: area\n    worst of:"
  for (i = 0; i < indicators; i++) printf "      - %s\n", indicator(i)
  for (g = 0; g * 100 < triggers; g++) printf "      - group_%d\n", g
}
