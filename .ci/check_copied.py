#!/usr/bin/env python3
"""Says where the repository repeats a text that is kept outside it.

    check_copied.py ARTICLES...

Fourteen words in a row, most of them in lower case, that stand in an article and in a tracked file are a copied sentence.
Exit code 0: none; 1: some, each with its file.
"""
import pathlib
import re
import subprocess
import sys

ROW = 14
# Names of public bodies and of agreements run to a dozen words, and nobody owns them: of a sentence most words are in lower case.
LOWER = 8


def rows(text):
    """Every row of words of a text that is no mere name, in lower case, marks left out."""
    # The path of a text that is cited may hold its headline.
    text = re.sub(r"\S+/\S+\.(?:md|txt)\b", " ", text)
    words = re.findall(r"[^\W_]+", text)
    found = set()
    for at in range(len(words) - ROW + 1):
        row = words[at : at + ROW]
        if sum(word[0].islower() for word in row) >= LOWER:
            found.add(tuple(word.lower() for word in row))
    return found


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    kept = {}
    for folder in map(pathlib.Path, sys.argv[1:]):
        for path in sorted(folder.glob("*.txt")):
            kept.update((row, path.name) for row in rows(path.read_text(encoding="utf-8", errors="replace")))
    tracked = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
    faults = 0
    for name in tracked.decode().split("\0"):
        path = root / name
        if not path.is_file():
            continue
        found = rows(path.read_text(encoding="utf-8", errors="replace")) & kept.keys()
        if found:
            row = min(found)
            print(f"{name}: as in {kept[row]}: {' '.join(row)} ...")
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
