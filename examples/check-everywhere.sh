#!/usr/bin/env bash
# Reads one export with every program of examples/, and prints a table of what each of them said.
# Slow and hungry: for a release, or now and then. A program that is not here is named as not run.
#
#   pip install rdflib pandas duckdb csvw oxigraph check-jsonschema
#   python3 -m venv morph && morph/bin/pip install morph-kgc 'pandas<3' 'numpy<2' rdflib     # it needs older ones
#   apt install virtuoso-opensource-7-bin libreoffice-calc-nogui libapache-jena-java podman
#   examples/check-everywhere.sh [ARTICLES]            # PACTGRAPH=path checks another program, MORPH=path is its python
# The folder of articles gets two more, with what spreadsheets spoil in their titles.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
articles=${1:-$root/tests/articles}
pactgraph=${PACTGRAPH:-${CARGO_TARGET_DIR:-$root/target}/release/pactgraph}
morph=${MORPH:-python3}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failed=0

cp -r "$articles" "$place/articles"
articles=$place/articles
port='The Port of Alma and the Port of Brest signed a memorandum of understanding in Chengdu on 3 May 2021.'
printf -- '---\ntitle: "=1+1"\npublisher: "007"\n---\n\n%s\n' "$port" >"$articles/trap-formula.md"
printf -- '---\ntitle: "%s"\n---\n\n%s\n' "$(printf '+ 港口 \\"%.0s' $(seq 60))" "$port" >"$articles/trap-long.md"

"$pactgraph" run "$articles" --quiet --out "$place/export" --formats ttl,nt,nq,trig,jsonld,rdf,csv,xlsx || exit 2
"$pactgraph" run "$articles" --quiet --out "$place/raw" --formats nt,csv --csv-raw || exit 2

echo "| reader | what it said | seconds |"
echo "| --- | --- | --- |"

has() { "${2:-python3}" -c "import $1"; }

# try NAME NEEDED COMMAND...: the last line that the command prints is what it said.
try() {
  local name=$1 needed=$2 start=$SECONDS said
  shift 2
  if ! $needed >/dev/null 2>&1; then
    echo "| $name | not run: it is not on this machine | |"
    return
  fi
  if "$@" >"$place/said" 2>&1; then
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
try rdflib "has rdflib" timeout 600 python3 examples/load_rdflib.py "$place/export"
try pandas "has pandas" timeout 600 python3 examples/load_pandas.py "$place/export"
try DuckDB "has duckdb" timeout 600 python3 examples/load_duckdb.py "$place/export"
try "SQLite, by csvw2sqlite" "command -v csvw2sqlite" examples/load_sqlite.sh "$place/export" "$place/sqlite.db"
try "Oxigraph server" "command -v oxigraph" timeout 600 examples/load_oxigraph.sh "$place/export" 17878
try "Virtuoso 7" "command -v virtuoso-t" timeout 600 examples/load_virtuoso.sh "$place/export" 11911
try "Jena TDB" "test -e /usr/share/java/jena-tdb.jar" timeout 600 examples/load_jena.sh "$place/export"
# The questions of tests/questions, whose rows are known.
asked() {
  mkdir "$place/answers-$1"
  "${@:2}" "$place/answers-$1" && python3 .ci/answers.py "$place/answers-$1"
}
try "Oxigraph server, questions" "command -v oxigraph" asked oxigraph examples/load_oxigraph.sh tests/questions 17879
try "Virtuoso 7, questions" "command -v virtuoso-t" asked virtuoso examples/load_virtuoso.sh tests/questions 11913
try "Jena TDB, questions" "test -e /usr/share/java/jena-tdb.jar" asked jena examples/load_jena.sh tests/questions
try "LibreOffice, workbook and tables" "command -v soffice" python3 examples/open_libreoffice.py "$place/export" --traps
try "Morph-KGC, from the tables alone" "has morph_kgc $morph" timeout 600 "$morph" examples/rebuild_morph_kgc.py "$place/raw"
mkdir "$place/reports"
try "the CI job of examples/ci" true env PACTGRAPH="$pactgraph" bash -c \
  "cp -r '$place/export' '$place/kept' && '$pactgraph' run '$articles' --quiet --out '$place/kept' && bash examples/ci/check.sh '$articles' '$place/kept' '$place/reports' && echo 'check: no violation, and the export is fresh'"
described() {
  check-jsonschema --builtin-schema vendor.github-workflows examples/ci/github-actions.yml &&
    check-jsonschema --builtin-schema vendor.gitlab-ci examples/ci/gitlab-ci.yml
}
try "the workflow and the job, by their schemas" "command -v check-jsonschema" described
usual() { "$pactgraph" run "$articles" --quiet --out "$place/usual" && examples/ci/container.sh "$articles" "$place/usual"; }
# The container builds the program anew, which takes longer than all the rest: CONTAINER=1 asks for it.
[ -z "${CONTAINER:-}" ] || try "a container, by podman" "command -v podman" usual
exit $failed
