# Splits one record of a CSV file into fields and returns how many there are. Quoted fields are
# unquoted; a quoted line break is not read, since no file these scripts look at has one.
function split_csv(record, fields,   count, field, at) {
  sub(/\r$/, "", record)
  if (index(record, "\"") == 0) return split(record, fields, ",")
  count = 0
  for (;;) {
    field = ""
    if (substr(record, 1, 1) == "\"") {
      record = substr(record, 2)
      while ((at = index(record, "\"")) > 0 && substr(record, at + 1, 1) == "\"") {
        field = field substr(record, 1, at)
        record = substr(record, at + 2)
      }
      field = field substr(record, 1, at - 1)
      record = substr(record, at + 1)
    } else {
      at = index(record, ",")
      field = at ? substr(record, 1, at - 1) : record
      record = at ? substr(record, at) : ""
    }
    fields[++count] = field
    if (record == "") return count
    record = substr(record, 2)
  }
}
