# Counts how often each area has each value of `column` in a CSV file, read with csv.awk. Prints a
# row per area, and the values of `values` (separated by blanks) in that order.
NR == 1 {
  header = split_csv($0, names)
  for (i = 1; i <= header; i++) place[names[i]] = i
  next
}

{
  split_csv($0, fields)
  area = fields[place["area"]]
  value = fields[place[column]]
  if (value == "") next
  if (!(area in seen)) {
    seen[area] = 1
    areas[++count] = area
  }
  tally[area, value]++
}

END {
  shown = split(values, wanted, " ")
  printf "  %-18s", "area"
  for (v = 1; v <= shown; v++) printf "%9s", wanted[v]
  print ""
  for (i = 1; i <= count; i++) {
    printf "  %-18s", areas[i]
    for (v = 1; v <= shown; v++) printf "%9d", tally[areas[i], wanted[v]]
    print ""
  }
}
