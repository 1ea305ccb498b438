#!/usr/bin/env bash
# Runs pactgraph on one machine and as a job on a Spark cluster of two workers on this machine, and compares what they wrote.
# Usage: test.sh FOLDER [PARTITIONS]
# Needs a JRE 17 or 21, a python3 with requirements.txt (PYTHON=path names another one), and cargo or PACTGRAPH=path.
# OUT=folder keeps both exports; MASTER names another cluster, which must see all paths.
set -euo pipefail
folder=$(realpath "$1") partitions=${2:-4}
here=$(cd "$(dirname "$0")" && pwd)
python=$(command -v "${PYTHON:-python3}")
if [ -z "${PACTGRAPH:-}" ]; then
  cargo build --release --quiet --manifest-path "$here/../../Cargo.toml"
  PACTGRAPH=${CARGO_TARGET_DIR:-$here/../../target}/release/pactgraph
fi
program=$(realpath "$PACTGRAPH")
if [ -z "${OUT:-}" ]; then
  OUT=$(mktemp -d)
  trap 'rm -rf "$OUT"' EXIT
fi
mkdir -p "$OUT"

export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python
# The cluster starts its workers by what stands there; the wheel of pyspark is a whole distribution.
SPARK_HOME=${SPARK_HOME:-$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')}
export SPARK_HOME

begun=$(date +%s.%N)
took() { echo "$1: $(echo "$(date +%s.%N) - $begun" | bc) s"; begun=$(date +%s.%N); }
"$program" run "$folder" --out "$OUT/one" --quiet --formats nq,csv --threads 1
took "one machine, one thread"
"$SPARK_HOME/bin/spark-submit" --master "${MASTER:-local-cluster[2,1,1024]}" --conf spark.log.level=ERROR \
  --conf spark.ui.showConsoleProgress=false --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1 \
  "$here/job.py" "$folder" "$OUT/spark" --program "$program" --partitions "$partitions" 2>"$OUT/spark.log" ||
  { tail -n 40 "$OUT/spark.log"; exit 2; }
took "Spark"

sum() { LC_ALL=C sort | sha256sum | cut -d ' ' -f 1; }
differ=0
same() {
  local name=$1 one=$2 spark=$3
  [ "$one" = "$spark" ] && verdict=same || { verdict=DIFFERENT differ=1; }
  printf '%-28s %s %s\n' "$name" "$one" "$verdict"
}
for file in pactgraph.nq evidence.nq; do
  same "$file" "$(sum <"$OUT/one/$file")" "$(cat "$OUT/spark/$file"/*.nq | sum)"
done
# Each file of a table has its header; a table without rows has no files.
for table in "$OUT"/one/csv/*.csv "$OUT"/one/issues.csv; do
  file=${table#"$OUT/one/"}
  parts=("$OUT/spark/$file"/*.csv)
  [ -e "${parts[0]}" ] || parts=(/dev/null)
  same "$file" "$(tail -n +2 "$table" | sum)" "$(tail -q -n +2 "${parts[@]}" | sum)"
done
wc -l "$OUT/one/pactgraph.nq" "$OUT/one/evidence.nq" | sed '$d'
exit "$differ"
