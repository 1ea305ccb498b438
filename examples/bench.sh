#!/usr/bin/env bash
# Whole runs of the program on folders of articles: how fast, and with how much memory.
#
#   examples/bench.sh FOLDER...
#   PACTGRAPH=other/pactgraph examples/bench.sh FOLDER...     # another version, to compare with
#
# Each folder is read at 1 and at 2 threads, three times each; the figures are those of the run with the median time.
# Only the tables are written (--formats csv), into a folder that is removed afterwards.
# MB are millions of bytes; peak is the largest resident set of the process. Needs Python 3.
set -euo pipefail
cd "$(dirname "$0")/.." && root=$PWD && cd "$OLDPWD"

if [ $# -eq 0 ]; then
  echo "usage: [PACTGRAPH=path] examples/bench.sh FOLDER..." >&2
  exit 2
fi
if [ -z "${PACTGRAPH:-}" ]; then
  cargo build --release --quiet --manifest-path "$root/Cargo.toml"
  PACTGRAPH=${CARGO_TARGET_DIR:-$root/target}/release/pactgraph
fi

exec python3 - "$PACTGRAPH" "$@" <<'EOF'
import os
import pathlib
import subprocess
import sys
import tempfile
import time

THREADS, REPETITIONS = (1, 2), 3
# 1 is "done, but some inputs failed": in a large folder some are empty.
DONE = (0, 1)


def run(program, folder, threads):
    """Wall seconds and peak bytes of one run."""
    with tempfile.TemporaryDirectory() as out:
        command = [program, "run", folder, "--out", f"{out}/export", "--formats", "csv", "--threads", str(threads), "--quiet"]
        start = time.monotonic()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in DONE:
        sys.exit(f"bench.sh: {' '.join(map(str, command))} ended with {process.returncode}")
    # Linux counts in kibibytes, macOS in bytes.
    return wall, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main(program, folders):
    if not os.access(program, os.X_OK):
        sys.exit(f"bench.sh: {program} is no program; PACTGRAPH names the one to measure")
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} cores, median of {REPETITIONS} runs")
    print(f"{'folder':24}{'threads':>8}{'articles':>10}{'MB':>9}{'seconds':>9}{'articles/s':>12}{'MB/s':>8}{'peak MB':>9}")
    for folder in folders:
        articles = [path for path in pathlib.Path(folder).rglob("*") if path.suffix in (".txt", ".md") and path.is_file()]
        if not articles:
            sys.exit(f"bench.sh: {folder}: no articles; looked for files that end in .txt or .md")
        size = sum(path.stat().st_size for path in articles) / 1e6
        for threads in THREADS:
            wall, peak = sorted(run(program, folder, threads) for _ in range(REPETITIONS))[REPETITIONS // 2]
            speed = f"{len(articles) / wall:12.1f}{size / wall:8.2f}"
            print(f"{pathlib.Path(folder).name:24}{threads:8}{len(articles):10}{size:9.2f}{wall:9.2f}{speed}{peak / 1e6:9.1f}", flush=True)


main(sys.argv[1], sys.argv[2:])
EOF
