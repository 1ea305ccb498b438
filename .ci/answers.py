#!/usr/bin/env python3
"""The rows that the seventeen questions must give of tests/questions, and whether answers have them.

    answers.py FOLDER      # FOLDER holds the answers of an engine as NAME.csv, a file a question

An answer is a table in any order: engines sort names of several scripts, and quote cells, in ways of their own.
Exit code 0: every answer has the expected rows; 1: one has not.
"""
import csv
import io
import pathlib
import sys
from decimal import Decimal, InvalidOperation

ROOT = pathlib.Path(__file__).resolve().parent.parent
ASKED = ROOT / "tests/questions"


def questions():
    """(name, text) of every question, in order."""
    return [(path.stem, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "schema/queries").glob("*.rq"))]


def cell(text):
    """0.30 and .3 are one number; every other cell is its text."""
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text.replace("\r\n", "\n")


def rows(text):
    """The header, and the rows in one order whatever order they came in."""
    header, *others = csv.reader(io.StringIO(text, newline=""))
    return header, sorted([cell(value) for value in row] for row in others if row)


def faults(name, answer):
    """What an answer in CSV lacks and has too much."""
    header, found = rows(answer)
    wanted, expected = rows((ASKED / f"{name}.csv").read_text(encoding="utf-8"))
    if header != wanted:
        yield f"{name}: the columns are {header}; expected {wanted}"
        return
    if found != expected:
        lost = [row for row in expected if row not in found]
        more = [row for row in found if row not in expected]
        yield f"{name}: {len(found)} rows, expected {len(expected)}; lost {lost[:2]}, more {more[:2]}"


def main():
    folder = pathlib.Path(sys.argv[1])
    said, count = [], 0
    for name, _ in questions():
        path = folder / f"{name}.csv"
        if not path.exists():
            said.append(f"{name}: no answer")
            continue
        answer = path.read_text(encoding="utf-8")
        said += faults(name, answer)
        count += len(rows(answer)[1])
    print(*said, f"answers: {len(questions()) - len(said)} of {len(questions())} questions have the expected rows, {count} rows", sep="\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
