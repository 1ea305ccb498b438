#!/usr/bin/env bash
# Loads the tables of an export into SQLite, by their CSVW metadata: types and foreign keys come along.
#
#   pip install csvw
#   examples/load_sqlite.sh EXPORT DATABASE
set -euo pipefail
export_dir=$1 database=$2
rm -f "$database"
csvw2sqlite "$export_dir/csv/csv-metadata.json" "$database" >/dev/null
python3 - "$database" <<'EOF'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
agreements = next(name for name in tables if name.startswith("agreements"))
count = db.execute(f'SELECT count(*) FROM "{agreements}"').fetchone()[0]
print(f"SQLite: {len(tables)} tables, {count} agreements")
EOF
