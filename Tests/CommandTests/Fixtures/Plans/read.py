# Prints every row of the tables of a database of results that are named.
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])
for table in sys.argv[2:]:
    rows = database.execute("SELECT * FROM " + table)
    names = [column[0] for column in rows.description]
    print(table + ": " + ", ".join(names))
    for row in rows:
        # When a run was is another answer each time.
        print(tuple("…" if name in ("at", "program") else value for name, value in zip(names, row)))
