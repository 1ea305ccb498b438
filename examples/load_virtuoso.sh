#!/usr/bin/env bash
# Loads an export into a Virtuoso 7 of your own on the loopback, and asks it over isql.
# On Debian: apt install virtuoso-opensource-7-bin
#
#   examples/load_virtuoso.sh EXPORT [PORT]
set -euo pipefail
export_dir=$(cd "$1" && pwd) port=${2:-11111}
root=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$place"' EXIT
cat >"$place/virtuoso.ini" <<EOF
[Database]
DatabaseFile = $place/virtuoso.db
ErrorLogFile = $place/virtuoso.log
LockFile = $place/virtuoso.lck
TransactionFile = $place/virtuoso.trx
xa_persistent_file = $place/virtuoso.pxa
[TempDatabase]
DatabaseFile = $place/temp.db
TransactionFile = $place/temp.trx
[Parameters]
ServerPort = 127.0.0.1:$port
DirsAllowed = $place, $export_dir, $root/schema
NumberOfBuffers = 20000
[HTTPServer]
[SPARQL]
EOF
server_program=$(command -v virtuoso-t || echo /usr/bin/virtuoso-t)
isql=$(command -v isql-vt || command -v isql-v || echo isql)
cd "$place"
"$server_program" +configfile "$place/virtuoso.ini" +foreground >"$place/out" 2>&1 &
server=$!
ask() { "$isql" "127.0.0.1:$port" dba dba VERBOSE=OFF BANNER=OFF PROMPT=OFF ERRORS=stdout "$@"; }
for _ in $(seq 100); do
  ask exec="SELECT 1;" >/dev/null 2>&1 && break
  sleep 0.3
done
graph=https://example.org/pactgraph/
ask exec="DB.DBA.TTLP(file_to_string_output('$export_dir/pactgraph.nt'), '', '$graph', 0);" >/dev/null
ask exec="DB.DBA.TTLP(file_to_string_output('$root/schema/concepts.ttl'), '', '$graph', 0);" >/dev/null
ask exec="DB.DBA.TTLP(file_to_string_output('$export_dir/evidence.nq'), '', '$graph', 512);" >/dev/null
grep -v '^#' "$root/schema/queries/01-concluded-agreements.rq" | { echo "SPARQL"; cat; echo ";"; } >"$place/question.sql"
ask "$place/question.sql" >"$place/rows"
head -2 "$place/rows"
echo "Virtuoso: $(grep -c 'agreement/' "$place/rows") rows"
