#!/usr/bin/env bash
# Loads an export into a Virtuoso 7 of your own on the loopback, and asks it over HTTP.
# On Debian: apt install virtuoso-opensource-7-bin
#
#   examples/load_virtuoso.sh EXPORT [PORT] [ANSWERS]        # HTTP is at the port after PORT
# With ANSWERS all questions of schema/queries are asked, and their answers are written there, a CSV file each.
set -euo pipefail
export_dir=$(cd "$1" && pwd) port=${2:-11111} answers=${3:+$(mkdir -p "$3" && cd "$3" && pwd)}
http=$((port + 1))
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
ServerPort = 127.0.0.1:$http
[SPARQL]
EOF
server_program=$(command -v virtuoso-t || echo /usr/bin/virtuoso-t)
isql=$(command -v isql-vt || command -v isql-v || echo isql)
cd "$place"
"$server_program" +configfile "$place/virtuoso.ini" +foreground >"$place/out" 2>&1 &
server=$!
sql() { "$isql" "127.0.0.1:$port" dba dba VERBOSE=OFF BANNER=OFF PROMPT=OFF ERRORS=stdout "$@"; }
# Half a minute on a machine that does much else.
for _ in $(seq 120); do
  sql exec="SELECT 1;" >/dev/null 2>&1 && curl -s -o /dev/null "http://127.0.0.1:$http/sparql" && break
  sleep 1
done
graph=https://example.org/pactgraph/
sql exec="DB.DBA.TTLP(file_to_string_output('$export_dir/pactgraph.nt'), '', '$graph', 0);" >/dev/null
sql exec="DB.DBA.TTLP(file_to_string_output('$root/schema/concepts.ttl'), '', '$graph', 0);" >/dev/null
sql exec="DB.DBA.TTLP(file_to_string_output('$export_dir/evidence.nq'), '', '$graph', 512);" >/dev/null
ask() {
  curl -sf "http://127.0.0.1:$http/sparql" --data-urlencode "query@$1" --data-urlencode 'format=text/csv'
}
if [ -n "$answers" ]; then
  for question in "$root"/schema/queries/*.rq; do
    ask "$question" >"$answers/$(basename "$question" .rq).csv"
  done
fi
ask "$root/schema/queries/01-concluded-agreements.rq" >"$place/rows"
head -3 "$place/rows"
echo "Virtuoso: $(($(wc -l <"$place/rows") - 1)) rows"
