#!/usr/bin/env python3
"""Asks the tables of an export in SQL, with DuckDB: the files themselves are the tables.

    pip install duckdb
    examples/load_duckdb.py EXPORT
"""
import pathlib
import sys

import duckdb

tables = pathlib.Path(sys.argv[1]) / "csv"
db = duckdb.connect()
for path in sorted(tables.glob("*.csv")):
    # Every column is text: codes keep their zeros, and dates of a month stay what they are.
    db.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_csv('{path}', header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',')")
rows = db.execute("""
    SELECT a.name_en, a.status, a.date, string_agg(p.party_name, '; ' ORDER BY p.party_name)
    FROM agreements a JOIN agreement_parties p ON p.agreement_id = a.id
    WHERE a.date_earliest >= '2019-01-01'
    GROUP BY ALL ORDER BY a.date DESC
""").fetchall()
for row in rows[:5]:
    print(*row, sep=" | ")
print(f"DuckDB: {len(rows)} dated agreements with their parties")
