#!/usr/bin/env python3
"""Scores the program against gold, prints the tables, and compares them with the floors.

    score.py --program target/release/pactgraph --scorer DIR NAME=ARTICLES=GOLD...

DIR holds `export_to_facts.py` and `score.py`; the floors are in `.ci/floors.json`, by NAME, and only rise.
`pactgraph evaluate` must count the same.
Exit code 0: at or above every floor; 1: below one, or a floor was lowered, or the two count differently.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
# A floor is under a figure of a row of the scorer's table.
FIGURES = {"core": ("CORE (agreement slots)", "f"), "all": ("ALL FACTS", "f"), "agreement-precision": ("agreement", "p")}


def predict(program, facts, export, articles, folder):
    """Runs the program on one article after the other, and leaves what each export says in a folder."""
    for path in sorted(articles.iterdir()):
        if path.suffix not in (".txt", ".md") or path.name == "README.md":
            continue
        out = folder / f"{path.stem}.export"
        # What is found is measured, not what is published of it.
        subprocess.run([program, "run", path, "--quiet", "--people", "all", "--out", out], check=True)
        read = facts(export([out / "pactgraph.nt", HERE.parent / "schema/concepts.ttl"]))
        (folder / f"{path.stem}.json").write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")


def differences(program, articles, gold, measured):
    """What `pactgraph evaluate` counts otherwise than the scorer, which is the referee."""
    command = [program, "evaluate", "--gold", gold, "--format", "json", articles]
    slots = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["slots"]
    names = {"tp": "right", "fp": "wrong", "fn": "missing", "p": "precision", "r": "recall", "f": "f1"}
    if slots.keys() != measured.keys():
        yield f"the rows are {sorted(slots)}, expected {sorted(measured)}"
    for row in slots.keys() & measured.keys():
        for theirs, ours in names.items():
            if slots[row][ours] != measured[row][theirs]:
                yield f"{row}: {ours} is {slots[row][ours]}, expected {measured[row][theirs]}"


def lowered():
    """Floors that stood higher in an earlier commit."""
    def git(*arguments):
        done = subprocess.run(["git", "-C", HERE, *arguments], capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else None

    commits = git("log", "--format=%H", "--", FLOORS.name)
    if commits is None:
        print("SKIPPED: earlier floors are not compared, for there is no git history here")
        return
    now = json.loads(FLOORS.read_text(encoding="utf-8"))
    for commit in commits.split():
        earlier = json.loads(git("show", f"{commit}:./{FLOORS.name}") or "{}")
        for name, floors in earlier.items():
            for row, floor in floors.items():
                if now.get(name, {}).get(row, 0) < floor:
                    yield f"floor {row} of {name} was {floor} in {commit[:8]}: floors only rise"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--scorer", required=True, type=pathlib.Path)
    parser.add_argument("sets", nargs="+", metavar="NAME=ARTICLES=GOLD")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    from export_to_facts import Export, facts

    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    faults = list(lowered())
    for one in arguments.sets:
        name, articles, gold = one.split("=")
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            predict(arguments.program.resolve(), facts, Export, pathlib.Path(articles), folder)
            print(f"\n== {name}: {articles} against {gold}", flush=True)
            table = folder / "table"
            command = [sys.executable, arguments.scorer / "score.py", "--gold", gold, "--pred", folder, "--json", table]
            subprocess.run(command, check=True)
            measured = json.loads(table.read_text(encoding="utf-8"))
        for difference in sorted(differences(arguments.program.resolve(), articles, gold, measured)):
            faults.append(f"{name}: pactgraph evaluate disagrees with the scorer: {difference}")
        for key, floor in floors[name].items():
            row, figure = FIGURES[key]
            found = measured[row][figure]
            print(f"{key}: {found:.3f}, floor {floor:.3f}")
            if found < floor:
                faults.append(f"{name}: {key} is {found:.3f}, below its floor {floor:.3f}")
    for fault in faults:
        print(f"FAIL {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
