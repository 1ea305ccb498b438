#!/usr/bin/env bash
# Loads an export into Apache Jena TDB, and asks it. On Debian: apt install libapache-jena-java default-jre-headless
#
#   examples/load_jena.sh EXPORT [ANSWERS]
# With ANSWERS all questions of schema/queries are asked, and their answers are written there, a CSV file each.
# JENA_CLASSPATH names the jars where they are not those of Debian.
set -euo pipefail
export_dir=$1 answers=${2:-}
root=$(cd "$(dirname "$0")/.." && pwd)
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
# Of the jars in Debian's one folder only those that Jena needs: others bring classes that disturb it.
needed='jena-|slf4j-(api|nop)|caffeine|thrift|guava|failureaccess|commons-|httpc|jsonld-java|jackson-|gson|protobuf|titanium|javax.json|jakarta.json|parsson|jsonp'
jars=$(find /usr/share/java -maxdepth 1 -name '*.jar' 2>/dev/null | grep -E "/($needed)" | sort | tr '\n' ':')
# Debian's Jena moved the classes of its own Xerces and left their messages behind: without them it does not start.
if [ -e /usr/share/java/jena-core.jar ]; then
  unzip -q -o /usr/share/java/jena-core.jar 'org/apache/jena/ext/xerces/*.properties' -d "$store/moved" || true
  [ ! -d "$store/moved" ] || jars="$store/moved/org/apache/jena/ext:$jars"
fi
jena() { java -cp "${JENA_CLASSPATH:-$jars}" "$@"; }
forms=()
for file in pactgraph.nt pactgraph.ttl pactgraph.trig pactgraph.nq evidence.nq pactgraph.rdf; do
  [ ! -e "$export_dir/$file" ] || forms+=("$export_dir/$file")
done
jena riotcmd.riot --validate "${forms[@]}"
# Its newer reader of JSON-LD needs a library that Debian does not have; the one for JSON-LD 1.0 is enough for our files.
[ ! -e "$export_dir/pactgraph.jsonld" ] || jena riotcmd.riot --validate --syntax JSONLD10 "$export_dir/pactgraph.jsonld"
# Claims are in the graphs of their articles: the union of all named graphs answers every question, and what is in no
# graph is put into one.
load() { jena tdb.tdbloader --loc "$store/tdb" "$@" >/dev/null 2>&1; }
load --graph=https://example.org/pactgraph/ "$export_dir/pactgraph.nt" "$root/schema/concepts.ttl"
load "$export_dir/evidence.nq"
ask() { jena tdb.tdbquery --loc "$store/tdb" --set tdb:unionDefaultGraph=true --results csv --query "$1"; }
if [ -n "$answers" ]; then
  mkdir -p "$answers"
  for question in "$root"/schema/queries/*.rq; do
    ask "$question" >"$answers/$(basename "$question" .rq).csv"
  done
fi
ask "$root/schema/queries/01-concluded-agreements.rq" >"$store/rows.csv"
head -3 "$store/rows.csv"
echo "Jena TDB: $(($(wc -l <"$store/rows.csv") - 1)) rows"
