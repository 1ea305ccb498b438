#!/usr/bin/env bash
# Whole runs of the program on folders of articles: how fast, and with how much memory.
#
#   examples/bench.sh FOLDER...
#   TIMES="1 3 10" examples/bench.sh FOLDER...                # also with three and ten times the articles
#   PACTGRAPH=other/pactgraph examples/bench.sh FOLDER...     # another version, to compare with
#
# Each folder is read at 1 and at 2 threads, three times each; the figures are those of the run with the median time.
# All forms but RDF/XML are written, into a folder that is removed afterwards.
# With TIMES the articles are copied so many times, each time with other names: words that never stand in small letters
# get another ending. The last lines of a folder are a run that keeps what it understands (--cache), and one after it
# in which every hundredth article is another one.
# MB are millions of bytes; peak is the largest resident set of the process. Needs Python 3.
# The floor, what reading, hashing and looking for the words takes: cargo bench --bench stages -- FOLDER
set -euo pipefail
cd "$(dirname "$0")/.." && root=$PWD && cd "$OLDPWD"

if [ $# -eq 0 ]; then
  echo "usage: [TIMES='1 3 10'] [PACTGRAPH=path] examples/bench.sh FOLDER..." >&2
  exit 2
fi
if [ -z "${PACTGRAPH:-}" ]; then
  cargo build --release --quiet --manifest-path "$root/Cargo.toml"
  PACTGRAPH=${CARGO_TARGET_DIR:-$root/target}/release/pactgraph
fi

exec python3 - "$PACTGRAPH" "$@" <<'EOF'
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

THREADS, REPETITIONS = (1, 2), 3
TIMES = [int(times) for times in os.environ.get("TIMES", "1").split()]
# 1 is "done, but some inputs failed": in a large folder some are empty.
DONE = (0, 1)
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def run(program, folder, threads, *more):
    """Wall seconds and peak bytes of one run."""
    with tempfile.TemporaryDirectory() as out:
        command = [program, "run", folder, "--out", f"{out}/export", "--threads", str(threads), "--quiet", *more]
        start = time.monotonic()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in DONE:
        sys.exit(f"bench.sh: {' '.join(map(str, command))} ended with {process.returncode}")
    # Linux counts in kibibytes, macOS in bytes.
    return wall, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def articles_of(folder):
    return sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".txt", ".md") and path.is_file())


def copies(articles, times, to):
    """The articles so many times, each time with other names."""
    texts = [path.read_text(errors="replace") for path in articles]
    small = {word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    for copy in range(times):
        ending = "" if copy == 0 else "bcdfghklmn"[copy % 10] + "aeiou"[copy // 10 % 5]
        other = lambda found: found[0] if found[0].lower() in small else found[0] + ending
        folder = pathlib.Path(to) / str(copy)
        folder.mkdir()
        for path, text in zip(articles, texts):
            (folder / f"{copy}-{path.name}").write_text(NAME.sub(other, text))


def line(name, threads, articles, wall, peak):
    size = sum(path.stat().st_size for path in articles) / 1e6
    speed = f"{len(articles) / wall:12.1f}{size / wall:8.2f}"
    print(f"{name:24}{threads:8}{len(articles):10}{size:9.2f}{wall:9.2f}{speed}{peak / 1e6:9.1f}", flush=True)


def measure(program, folder, name):
    articles = articles_of(folder)
    for threads in THREADS:
        line(name, threads, articles, *sorted(run(program, folder, threads) for _ in range(REPETITIONS))[REPETITIONS // 2])


def measure_cache(program, folder, name):
    """A run that keeps, and the next one with every hundredth article changed."""
    with tempfile.TemporaryDirectory() as beside:
        copies(articles_of(folder), 1, beside)
        articles, more = articles_of(beside), ("--cache", f"{beside}/kept")
        line(f"{name} keeping", 2, articles, *run(program, beside, 2, *more))
        for path in articles[::100]:
            path.write_text(path.read_text() + "\nOne more line.\n")
        line(f"{name} 1% new", 2, articles, *run(program, beside, 2, *more))


def main(program, folders):
    if not os.access(program, os.X_OK):
        sys.exit(f"bench.sh: {program} is no program; PACTGRAPH names the one to measure")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} cores, median of {REPETITIONS} runs")
    print(f"{'folder':24}{'threads':>8}{'articles':>10}{'MB':>9}{'seconds':>9}{'articles/s':>12}{'MB/s':>8}{'peak MB':>9}")
    for folder in folders:
        if not articles_of(folder):
            sys.exit(f"bench.sh: {folder}: no articles; looked for files that end in .txt or .md")
        name = pathlib.Path(folder).resolve().name
        for times in TIMES:
            if times == 1:
                measure(program, folder, name)
                continue
            with tempfile.TemporaryDirectory() as beside:
                copies(articles_of(folder), times, beside)
                measure(program, beside, f"{name} x {times}")
        measure_cache(program, folder, name)


main(sys.argv[1], sys.argv[2:])
EOF
