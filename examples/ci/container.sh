#!/usr/bin/env bash
# Builds the container of examples/ci/Containerfile and runs the program in it: its export must be the one that the
# program outside makes, byte for byte.
#
#   apt install podman
#   examples/ci/container.sh ARTICLES EXPORT
# EXPORT is the export of ARTICLES with the usual options.
# PODMAN, BUILD and RUN name another podman and more flags, such as RUN="--ulimit nofile=1024:1024" where limits cannot be raised.
set -euo pipefail
articles=$(cd "$1" && pwd) export_dir=$(cd "$2" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
podman=${PODMAN:-podman}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
# shellcheck disable=SC2086
$podman build ${BUILD:-} -f "$root/examples/ci/Containerfile" -t localhost/pactgraph "$root" >"$made.log" 2>&1 || { tail -5 "$made.log"; exit 1; }
rm -f "$made.log"
# The program in the container is nobody (65534): the folder must be open to it.
chmod 777 "$made"
# shellcheck disable=SC2086
$podman run --rm --network=none ${RUN:-} -v "$articles:/articles:ro" -v "$made:/export" localhost/pactgraph run /articles --quiet --out /export
diff -r "$export_dir" "$made"
echo "container: $(find "$made" -type f | wc -l) files, the same bytes as outside"
