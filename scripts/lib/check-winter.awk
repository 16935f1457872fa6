# Compares a batch over the winter reports with known answers. Files, in this order, told apart by
# `part`: the answers, the reports, the results. Read with csv.awk; exits 1 on any difference.
#
# The status of a trust is worked out here a second time, from the reports and the rule alone: it
# goes up on evidence, and is held until the reports prove a better one.
BEGIN { split("normal busy pressed severe", level, " ") }

part == "answers" {
  if ($0 == "") next
  expected[$1, $2] = $3
  if ($1 == "trust_status" || $1 == "could_be") expected[$1 " worked out here", $2] = $3
  next
}

FNR == 1 {
  delete place
  header = split_csv($0, names)
  for (i = 1; i <= header; i++) place[names[i]] = i
  next
}

# Which reports stand exactly on a line, in whole numbers, so that nothing can be rounded here, and
# what each report makes of its trust.
part == "reports" {
  found["rows", "read"]++
  split_csv($0, fields)
  code = fields[place["Code"]]
  if (code == "-") {
    found["rows", "excluded"]++
    next
  }
  date = fields[place["Date"]]
  open = fields[place["G&A Beds Open"]]
  occupied = fields[place["G&A beds occ'd"]]
  if (date < last_date) unsorted++
  last_date = date
  hold(date, code)
  if (open !~ /^[0-9]+$/ || occupied !~ /^[0-9]+$/ || open == 0) next
  for (percent = 92; percent <= 98; percent += 3) {
    if (occupied * 100 == open * percent) exactly[date, code] = percent
  }
  next
}

{
  found["rows", "evaluated"]++
  split_csv($0, fields)
  for (i = 1; i <= header; i++) {
    if (expects_column(names[i])) found[names[i], fields[i]]++
  }
  key = fields[place["time"]] SUBSEP fields[place["area"]]
  if (fields[place["trust_status"]] != status[key]) otherwise++
  if (fields[place["could_be"]] != could_be[key]) otherwise++
  if (key in exactly) found["exactly_" exactly[key], fields[place["occupancy"]]]++
}

# The best and the worst level that a report leaves possible, and what comes of it after the level
# that was held before. Levels are counted from 1.
function hold(date, code,   best, worst, held, key) {
  best = 1
  worst = 1
  if (occupied ~ /^[0-9]+$/ && open ~ /^[0-9]+$/ && open > 0) {
    best = worst = occupancy_level(occupied, open)
  } else if (occupied !~ /^0+$/) {
    worst = 4
  }
  count = sign(fields[place["Delays60"]])
  best = larger(best, count == "" ? 1 : count)
  worst = larger(worst, count == "" ? 3 : count)
  count = sign(fields[place["Diverts"]])
  best = larger(best, count == "" ? 1 : count)
  worst = larger(worst, count == "" ? 3 : count)
  held = held_level[code]
  key = date SUBSEP code
  if (best < worst && held > 1 && best < held) {
    best = held
    worst = larger(worst, held)
  }
  could_be[key] = level[worst]
  status[key] = best == 1 && worst > 1 ? "unknown" : level[best]
  held_level[code] = best
  found["trust_status worked out here", status[key]]++
  found["could_be worked out here", could_be[key]]++
}

function occupancy_level(occupied, open) {
  if (occupied * 100 >= open * 98) return 4
  if (occupied * 100 >= open * 95) return 3
  if (occupied * 100 >= open * 92) return 2
  return 1
}

# The level of a count that is bad above 0; nothing where it is not reported.
function sign(cell) {
  if (cell !~ /^[0-9]+$/) return ""
  return cell > 0 ? 3 : 1
}

function larger(one, other) { return one > other ? one : other }

function expects_column(name) {
  return name ~ /^(occupancy|delays_over_60|diverts|trust_status|could_be)$/
}

END {
  found["rows", "out of order"] = unsorted
  found["rows", "that say otherwise"] = otherwise
  for (key in found) all[key] = 1
  for (key in expected) all[key] = 1
  for (key in all) {
    split(key, part_of, SUBSEP)
    if (found[key] + 0 == expected[key] + 0) {
      right++
    } else {
      wrong++
      printf "  %s %s: %d, should be %d\n", part_of[1], part_of[2], found[key], expected[key]
    }
  }
  printf "%s: %d counts right, %d wrong\n", season, right, wrong
  exit wrong > 0
}
