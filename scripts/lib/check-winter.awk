# Compares a batch over the winter reports with known answers. Files, in this order, told apart by
# `part`: the answers, the reports, the results. Read with csv.awk; exits 1 on any difference.
part == "answers" {
  if ($0 != "") expected[$1, $2] = $3
  next
}

FNR == 1 {
  delete place
  header = split_csv($0, names)
  for (i = 1; i <= header; i++) place[names[i]] = i
  next
}

# Which reports stand exactly on a line, in whole numbers, so that nothing can be rounded here.
part == "reports" {
  found["rows", "read"]++
  split_csv($0, fields)
  code = fields[place["Code"]]
  if (code == "-") {
    found["rows", "excluded"]++
    next
  }
  open = fields[place["G&A Beds Open"]]
  occupied = fields[place["G&A beds occ'd"]]
  if (open !~ /^[0-9]+$/ || occupied !~ /^[0-9]+$/ || open == 0) next
  for (percent = 92; percent <= 98; percent += 3) {
    if (occupied * 100 == open * percent) exactly[fields[place["Date"]], code] = percent
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
  if (key in exactly) found["exactly_" exactly[key], fields[place["occupancy"]]]++
}

function expects_column(name) {
  return name ~ /^(occupancy|delays_over_60|diverts|trust_status|could_be)$/
}

END {
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
