#!/usr/bin/env python3
"""Opens the workbook of an export in LibreOffice and holds every text that comes out against the tables.

    apt install libreoffice-calc-nogui
    examples/open_libreoffice.py EXPORT [SHEET...]
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

export = pathlib.Path(sys.argv[1])
sheets = sys.argv[2:] or [path.stem for path in sorted((export / "csv").glob("*.csv"))]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def plain(cell):
    """A cell of a table without its guard; a cell of a sheet has none."""
    return cell[1:] if cell.startswith("'") else cell


def same(kept, opened):
    if plain(kept) == opened or kept == opened:
        return True
    if kept in ("true", "false"):
        return kept.upper() == opened
    try:
        return float(kept) == float(opened)
    except ValueError:
        return False


faults = checked = 0
with tempfile.TemporaryDirectory() as out:
    # Filter options: comma, quotation mark, UTF-8, ..., -1 for every sheet in a file of its own.
    options = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{out}/profile", "--convert-to", options, "--outdir", out, str(export / "pactgraph.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for sheet in sheets:
        kept, opened = rows(export / "csv" / f"{sheet}.csv"), rows(pathlib.Path(out) / f"pactgraph-{sheet}.csv")
        width = len(kept[0])
        opened = [row + [""] * (width - len(row)) for row in opened]
        if len(kept) != len(opened):
            print(f"{sheet}: {len(kept)} rows in the table, {len(opened)} in the sheet")
            faults += 1
        for number, (one, other) in enumerate(zip(kept, opened), 1):
            for column, a, b in zip(kept[0], one, other):
                checked += 1
                if not same(a, b):
                    faults += 1
                    if faults < 10:
                        print(f"{sheet}:{number}: {column}: {a!r} became {b!r}")
print(f"LibreOffice: {len(sheets)} sheets, {checked} cells, {faults} differ")
sys.exit(1 if faults else 0)
