#!/usr/bin/env bash
# Loads an export into an Oxigraph server on this machine, and asks it over HTTP.
#
#   pip install oxigraph
#   examples/load_oxigraph.sh EXPORT [PORT] [ANSWERS]
# With ANSWERS all questions of schema/queries are asked, and their answers are written there, a CSV file each.
set -euo pipefail
export_dir=$1 port=${2:-7878} answers=${3:-}
root=$(cd "$(dirname "$0")/.." && pwd)
store=$(mktemp -d)
oxigraph load --location "$store" --file "$export_dir/pactgraph.nt" "$export_dir/evidence.nq" "$root/schema/concepts.ttl" >/dev/null 2>&1
oxigraph serve-read-only --location "$store" --bind "127.0.0.1:$port" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$store"' EXIT
for _ in $(seq 50); do
  curl -s -o /dev/null "http://127.0.0.1:$port/" && break
  sleep 0.2
done
# Claims are in the graphs of their articles: the union of all graphs answers every question.
ask() {
  curl -sf "http://127.0.0.1:$port/query?union-default-graph" -H 'Content-Type: application/sparql-query' \
    -H 'Accept: text/csv' --data-binary "@$1"
}
if [ -n "$answers" ]; then
  mkdir -p "$answers"
  for question in "$root"/schema/queries/*.rq; do
    ask "$question" >"$answers/$(basename "$question" .rq).csv"
  done
fi
rows=$(ask "$root/schema/queries/01-concluded-agreements.rq")
printf '%s\n' "$rows" | head -3
echo "Oxigraph server: $(($(printf '%s\n' "$rows" | wc -l) - 1)) rows"
