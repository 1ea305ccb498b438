#!/usr/bin/env bash
# Fuzzes targets one after the other, from the articles of the tests and from what earlier sittings have found.
#
#   tests/fuzz/run.sh 1200                 # each of them for twenty minutes
#   tests/fuzz/run.sh 1200 extract names   # some of them: read extract dates names csv iri
#
# Needs cargo-fuzz (`cargo install cargo-fuzz`) and a compiler of C++; the stable toolchain will do.
# What breaks a target is left in tests/fuzz/artifacts: mend it, and keep the input below tests/fuzz/regressions.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:?so many seconds for each target}
shift
[ $# -gt 0 ] || set -- read extract dates names csv iri
for target in "$@"; do
  mkdir -p "corpus/$target"
  # The flags of the sanitizers are those of a nightly toolchain, unless it is told that they are wanted.
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . --sanitizer none --debug-assertions "$target" "corpus/$target" ../articles \
    -- -max_total_time="$seconds" -timeout=120 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=1
done
