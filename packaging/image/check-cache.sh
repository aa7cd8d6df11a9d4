#!/bin/sh
# Proves that Java takes the ahead-of-time cache, and has the program's own classes from it; ends with 1 if not:
#
#   check-cache.sh JAVA OPTIONS HOME CACHE    as for train.sh
set -eu
java=$1
options=$2
home=$3
cache=$4

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS

# AOTMode=on: no start without the cache.
if ! "$java" @"$options" -XX:AOTCache="$cache" -XX:AOTMode=on -Xlog:aot*=info,class+path=info:file="$work/aot" \
  -Xlog:class+load:file="$work/classes" @"$home/class-path" io.stockpipeline.app.Main --version \
  > "$work/log" 2>&1 < /dev/null; then
  cat "$work/log" >&2
  grep -iE 'mismatch|modified|changed|not the same|different|invalid' "$work/aot" >&2 || true
  echo "check-cache.sh: Java refuses the cache $cache" >&2
  exit 1
fi
ours='io\.stockpipeline\.app\.Main source: shared objects file'
if ! grep -q "$ours" "$work/classes"; then
  echo "check-cache.sh: io.stockpipeline.app.Main does not come from the cache $cache" >&2
  exit 1
fi
echo "the cache loads: $(grep -c 'source: shared objects file' "$work/classes") of $(grep -c 'source: ' "$work/classes")" \
  "classes of --version come from it; it has $(($(wc -c < "$cache") / 1000000)) MB"
