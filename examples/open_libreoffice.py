#!/usr/bin/env python3
"""Opens the workbook and the tables of an export in LibreOffice and holds every cell that comes out against the tables.

    apt install libreoffice-calc-nogui
    examples/open_libreoffice.py EXPORT [--traps]

The tables are imported as their README says: as UTF-8, every column as text.
With --traps the export must hold what spreadsheets spoil: Chinese, formulas, leading zeros, days, long texts.
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

export = pathlib.Path(sys.argv[1])
tables = sorted((export / "csv").glob("*.csv"))
# Filter options: comma, quotation mark, UTF-8, from the first line; on the way out -1 for every sheet in a file of its own.
OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
AS_TEXT = "Text - txt - csv (StarCalc):44,34,76,1," + "/".join(f"{column}/2" for column in range(1, 41))
TRAPS = {
    "Chinese": r"[\u4e00-\u9fff]",
    "formulas": r"^'?[=+@＝]",
    "leading zeros": r"^0[0-9]+$",
    "days": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "texts of more than 255 characters": r"(?s)^.{256}",
}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def same(kept, opened):
    """A cell of a workbook has no guard, a number and a truth value have their form there."""
    if kept.removeprefix("'") == opened or kept == opened:
        return True
    if kept in ("true", "false"):
        return kept.upper() == opened
    try:
        return float(kept) == float(opened) and not re.match("0[0-9]", kept)
    except ValueError:
        return False


def compare(how, path, opened, alike):
    """How many cells of a table there are, and what became of those that differ."""
    kept, found, faults = rows(path), rows(opened), []
    if len(kept) != len(found):
        faults.append(f"{how}: {path.stem}: {len(kept)} rows in the table, {len(found)} that came out")
    for number, (one, other) in enumerate(zip(kept, found), 1):
        for column, a, b in zip(kept[0], one, other + [""] * len(one)):
            if not alike(a, b):
                faults.append(f"{how}: {path.stem}:{number}: {column}: {a[:80]!r} became {b[:80]!r}")
    return sum(map(len, kept)), faults


cells, faults = 0, []
with tempfile.TemporaryDirectory() as out:
    soffice = ["soffice", "--headless", f"-env:UserInstallation=file://{out}/profile", "--convert-to", OUT]
    run = lambda *more: subprocess.run([*soffice, *map(str, more)], check=True, capture_output=True, timeout=500)
    run("--outdir", out, export / "pactgraph.xlsx")
    run("--outdir", f"{out}/tables", f"--infilter={AS_TEXT}", *tables)
    for path in tables:
        for how, opened, alike in (
            ("workbook", f"{out}/pactgraph-{path.stem}.csv", same),
            ("table", f"{out}/tables/{path.stem}-{path.stem}.csv", lambda kept, opened: kept == opened),
        ):
            count, found = compare(how, path, pathlib.Path(opened), alike)
            cells += count
            faults += found

every = [cell for path in tables for row in rows(path)[1:] for cell in row]
traps = {name: sum(bool(re.search(trap, cell)) for cell in every) for name, trap in TRAPS.items()}
if "--traps" in sys.argv:
    faults += [f"the export holds no {name}" for name, count in traps.items() if not count]
print(*faults[:10], sep="\n")
told = ", ".join(f"{count} {name}" for name, count in traps.items())
print(f"LibreOffice: {len(tables)} sheets and {len(tables)} tables, {cells} cells, {len(faults)} differ; each holds {told}")
sys.exit(1 if faults else 0)
