# Compares what a wide and a long file of the same reports come to, told apart by `part`, and adds up
# the reports of the long one. Read with csv.awk; exits 1 on any difference.
FNR == 1 {
  delete place
  header = split_csv($0, names)
  for (i = 1; i <= header; i++) place[names[i]] = i
  next
}

part == "wide" {
  split_csv($0, fields)
  for (i = 3; i <= header; i++) level[fields[1], fields[2], names[i]] = fields[i]
  next
}

part == "long" {
  split_csv($0, fields)
  for (i = 3; i <= header; i++) {
    if (!((fields[1], fields[2], names[i]) in level)) continue
    shared++
    if (level[fields[1], fields[2], names[i]] != fields[i]) differing++
  }
  next
}

{
  split_csv($0, fields)
  key = fields[place["date"]] SUBSEP fields[place["measure"]]
  if (fields[place["provider"]] == "ENGLAND") england[key] = fields[place["value"]]
  else sum[key] += fields[place["value"]]
}

END {
  print "cells in both files: " shared ", of which differ: " differing + 0
  for (key in england) {
    totals++
    if (england[key] != sum[key]) wrong++
  }
  print "figures for England: " totals ", of which are not the sum of the trusts: " wrong + 0
  if (shared != 17010 || differing || totals != 189 || wrong) exit 1
}
