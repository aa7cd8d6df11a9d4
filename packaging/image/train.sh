#!/bin/sh
# Makes the ahead-of-time cache of the jars that lay-out.sh has laid out, and proves that Java takes it:
#
#   train.sh JAVA OPTIONS HOME CACHE    JAVA: the java of a JDK or JRE 25; OPTIONS: jvm.options; CACHE: the file to make
set -eu
java=$1
options=$2
home=$3
cache=$4
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset JDK_JAVA_OPTIONS JAVA_TOOL_OPTIONS

# The same options as later: with another collector or other object headers the cache would be refused. Only what names
# the cache is left out.
grep -v '^-XX:AOT' "$options" > "$work/options"

# Less than 32 GB of heap, however much this machine has: above that, references have another size, and so has the cache.
rm -f "$cache"
"$java" @"$work/options" -Xmx1g -XX:AOTCacheOutput="$cache" @"$home/class-path" io.stockpipeline.app.Main \
  train --data-dir "$work/data" > "$work/log" 2>&1 < /dev/null || { cat "$work/log" >&2; exit 1; }
[ -s "$cache" ] || { cat "$work/log" >&2; echo "train.sh: Java made no cache" >&2; exit 1; }
chmod 0644 "$cache"
touch -d 2026-01-01T00:00:00Z "$cache"

"$here/check-cache.sh" "$java" "$options" "$home" "$cache"
