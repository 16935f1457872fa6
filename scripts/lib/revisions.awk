# Works out from two editions of the table of ambulance calls, the earlier first, what the levels of
# ambulances.yaml differ in, and lists it as `plimsoll batch --compare` does. Read with csv.awk.
function level(value, busy, severe) { return value >= severe ? 2 : value >= busy ? 1 : 0 }

function levels(fields, into) {
  into[2] = level(fields[2], 1500, 1600)
  into[3] = level(fields[3], 360, 560)
  into[4] = level(fields[4], 205, 291)
  into[1] = into[2]
  if (into[3] > into[1]) into[1] = into[3]
  if (into[4] > into[1]) into[1] = into[4]
  # Nothing is missing in these tables, so that no level could be another one.
  into[5] = into[1]
}

function rows(count) { return count " row" (count == 1 ? "" : "s") }

BEGIN {
  split("normal busy severe", name, " ")
  split("pressure attended suspected taken_to_hospital could_be", column, " ")
}

FNR == 1 { next }

{ split_csv($0, fields); levels(fields, now) }

NR == FNR {
  for (i = 1; i <= 5; i++) was[fields[1], i] = now[i]
  last = fields[1]
  next
}

fields[1] > last { later++; if (!first) first = fields[1]; end = fields[1]; next }

{
  compared++
  list = with = ""
  for (i = 1; i <= 5; i++) {
    if (now[i] == was[fields[1], i]) continue
    change = column[i] " " name[was[fields[1], i] + 1] " -> " name[now[i] + 1]
    if (i > 1 && i < 5) with = with (with == "" ? "" : "; ") change
    list = list "  " change "\n" (i == 1 ? "    with WITH\n" : "")
    cells++
  }
  if (list == "") next
  changed++
  sub(/WITH/, with, list)
  printf "%s  all\n%s", fields[1], list
}

END {
  if (later == 1) print first "  later than all old results: 1 row"
  if (later > 1)
    print first " to " end "  later than all old results: " later " rows at " later " times"
  more = later ? "; " rows(later) " at later times" : ""
  if (changed) {
    print changed " of " rows(compared) " changed in " cells " cell" (cells == 1 ? "" : "s") \
      ", 0 new, 0 gone" more
  } else print "nothing changed in " rows(compared) more
}
