#!/usr/bin/env python3
"""Takes the articles that tests/gold/open annotates out of local clones of the two repositories that hold them.

    open_gold.py --press CLONE --briefings CLONE --out DIR [--half development|set-aside|both] [--gold open|single]

With `--gold single` those that tests/gold/single annotates.

Each text is read by commit and path, compared with its SHA-256, and written as DIR/HALF/ID.md.
Exit code 0: all are written; 1: some are not, each with the reason; 2: the arguments cannot be used.
"""
import argparse
import csv
import hashlib
import pathlib
import subprocess
import sys

GOLD = pathlib.Path(__file__).resolve().parent.parent / "tests/gold"
BANKS = ("open", "single")
REPOSITORIES = {"press": "Newsworthyai/press-release-archive", "briefings": "brian14708/wh-briefings"}
HALVES = ("development", "set-aside")


def git(clone, *arguments):
    return subprocess.run(["git", "-C", clone, *arguments], capture_output=True, check=False)


def text(clone, row):
    """The bytes of an article, or a ValueError that says what is wrong and what to do."""
    name = f"{row['commit'][:12]}:{row['path']}"
    done = git(clone, "cat-file", "blob", f"{row['commit']}:{row['path']}")
    if done.returncode:
        if git(clone, "cat-file", "-e", f"{row['commit']}^{{commit}}").returncode:
            commit = row["commit"]
            raise ValueError(f"{clone} lacks commit {commit}; fetch it: git -C {clone} fetch origin {commit}")
        raise ValueError(f"{clone} cannot give {name}: {done.stderr.decode(errors='replace').strip()}")
    found = hashlib.sha256(done.stdout).hexdigest()
    if found != row["sha256"]:
        raise ValueError(f"{name} of {clone} has SHA-256 {found}, expected {row['sha256']}")
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for option, repository in REPOSITORIES.items():
        parser.add_argument(f"--{option}", required=True, metavar="CLONE", help=f"a clone of {repository}, bare or not")
    parser.add_argument("--out", required=True, type=pathlib.Path, metavar="DIR", help="where the articles go")
    parser.add_argument("--half", choices=[*HALVES, "both"], default="both", help="which of them (default: both)")
    parser.add_argument("--gold", choices=BANKS, default="open", help="whose articles (default: open)")
    arguments = parser.parse_args()
    clones = {repository: getattr(arguments, option) for option, repository in REPOSITORIES.items()}
    for repository, clone in clones.items():
        if not pathlib.Path(clone).is_dir() or git(clone, "rev-parse", "--git-dir").returncode:
            parser.error(f"{clone} is no clone of https://github.com/{repository}")

    halves = HALVES if arguments.half == "both" else [arguments.half]
    written, faults = dict.fromkeys(halves, 0), 0
    with (GOLD / arguments.gold / "sources.csv").open(encoding="utf-8", newline="") as sources:
        rows = [row for row in csv.DictReader(sources) if row["half"] in halves]
    for row in rows:
        try:
            article = text(clones[row["repository"]], row)
            folder = arguments.out / row["half"]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{row['id']}.md").write_bytes(article)
            written[row["half"]] += 1
        except (ValueError, OSError) as fault:
            print(f"{row['id']}: {fault}", file=sys.stderr)
            faults += 1
    for half, count in written.items():
        print(f"{count} articles in {arguments.out / half}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
