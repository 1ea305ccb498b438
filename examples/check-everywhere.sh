#!/usr/bin/env bash
# Reads one export with every program of examples/, and prints a table of what each of them said.
# Slow and hungry: for a release, or now and then. A program that is not here is named as not run.
#
#   pip install rdflib pandas duckdb csvw oxigraph morph-kgc
#   apt install virtuoso-opensource-7-bin libreoffice-calc-nogui libapache-jena-java
#   examples/check-everywhere.sh [ARTICLES]            # PACTGRAPH=path checks another program
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
articles=${1:-$root/tests/articles}
pactgraph=${PACTGRAPH:-${CARGO_TARGET_DIR:-$root/target}/release/pactgraph}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failed=0

"$pactgraph" run "$articles" --quiet --out "$place/export" --formats ttl,nt,nq,trig,jsonld,rdf,csv,xlsx || exit 2
"$pactgraph" run "$articles" --quiet --out "$place/raw" --formats nt,csv --csv-raw || exit 2

echo "| reader | what it said | seconds |"
echo "| --- | --- | --- |"

has() { python3 -c "import $1"; }

# try NAME NEEDED COMMAND...: the last line that the command prints is what it said.
try() {
  local name=$1 needed=$2 start=$SECONDS said
  shift 2
  if ! $needed >/dev/null 2>&1; then
    echo "| $name | not run: it is not on this machine | |"
    return
  fi
  if timeout 600 "$@" >"$place/said" 2>&1; then
    said=$(grep -v '^$' "$place/said" | tail -1)
    said=${said#*: }
  else
    said="FAILED: $(grep -v '^$' "$place/said" | head -1 | cut -c1-160)"
    failed=1
  fi
  echo "| $name | $said | $((SECONDS - start)) |"
}

cd "$root" || exit 2
try "pactgraph validate" true "$pactgraph" validate "$place/export" --articles "$articles"
try rdflib "has rdflib" python3 examples/load_rdflib.py "$place/export"
try pandas "has pandas" python3 examples/load_pandas.py "$place/export"
try DuckDB "has duckdb" python3 examples/load_duckdb.py "$place/export"
try "SQLite, by csvw2sqlite" "command -v csvw2sqlite" examples/load_sqlite.sh "$place/export" "$place/sqlite.db"
try "Oxigraph server" "command -v oxigraph" examples/load_oxigraph.sh "$place/export" 17878
try "Virtuoso 7" "command -v virtuoso-t" examples/load_virtuoso.sh "$place/export" 11911
try "Jena TDB" "test -e /usr/share/java/jena-tdb.jar" examples/load_jena.sh "$place/export"
try "LibreOffice, every sheet" "command -v soffice" python3 examples/open_libreoffice.py "$place/export"
try "Morph-KGC, from the tables alone" "has morph_kgc" python3 examples/rebuild_morph_kgc.py "$place/raw"
mkdir "$place/reports"
try "the CI job of examples/ci" true env PACTGRAPH="$pactgraph" bash -c \
  "cp -r '$place/export' '$place/kept' && '$pactgraph' run '$articles' --quiet --out '$place/kept' && bash examples/ci/check.sh '$articles' '$place/kept' '$place/reports' && echo 'check: no violation, and the export is fresh'"
exit $failed
