# Prints chosen columns of a CSV file side by side, read with csv.awk.
#   columns  their names, separated by blanks
#   area     only the rows of this area; empty for all
#   from to  only rows whose time is between the two, both included; empty for no end
function pad(text, width) { return sprintf("%-" width "s", text) }

NR == 1 {
  header = split_csv($0, names)
  for (i = 1; i <= header; i++) place[names[i]] = i
  chosen = split(columns, wanted, " ")
  for (c = 1; c <= chosen; c++) {
    if (!(wanted[c] in place)) {
      print "there is no column " wanted[c] > "/dev/stderr"
      exit 1
    }
    cell[0, c] = wanted[c]
    width[c] = length(wanted[c])
  }
  next
}

{
  split_csv($0, fields)
  if (area != "" && fields[place["area"]] != area) next
  if (from != "" && fields[place["time"]] < from) next
  if (to != "" && fields[place["time"]] > to) next
  rows++
  for (c = 1; c <= chosen; c++) {
    text = fields[place[wanted[c]]]
    cell[rows, c] = text
    if (length(text) > width[c]) width[c] = length(text)
  }
}

END {
  for (row = 0; row <= rows; row++) {
    line = ""
    for (c = 1; c <= chosen; c++) line = line pad(cell[row, c], width[c] + 2)
    sub(/ +$/, "", line)
    print "  " line
  }
}
