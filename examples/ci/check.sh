#!/usr/bin/env bash
# What a CI job does with a repository of articles: the export is fresh, it is right, and a reader sees what changed.
#
#   examples/ci/check.sh ARTICLES EXPORT [REPORTS]
# Needs `pactgraph` in the PATH, or PACTGRAPH=path. Ends with the first exit code that is not 0.
set -uo pipefail
articles=$1 export_dir=$2 reports=${3:-.}
pactgraph=${PACTGRAPH:-pactgraph}
status=0
note() { [ "$1" -eq 0 ] || [ "$status" -ne 0 ] || status=$1; }

"$pactgraph" validate "$export_dir" --articles "$articles" --sarif "$reports/pactgraph.sarif"
note $?
# 3: the export in the repository is not the one of these articles; what changed is printed as Markdown.
"$pactgraph" run "$articles" --out "$export_dir" --check >"$reports/changes.md"
note $?
cat "$reports/changes.md"
exit "$status"
