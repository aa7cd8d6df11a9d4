#!/usr/bin/env bash
# Builds what is measured, measures it and prints one table: see bench/README.md, or --help.
set -euo pipefail

home=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$home/bench/harness/target
stamp=$target/bench.stamp

# What was built is used again until a source is newer.
stale() {
  [ ! -f "$stamp" ] || [ -n "$(cd "$home" && find pom.xml ./*/pom.xml ./*/src/main bench/*/pom.xml bench/*/src/main \
    -newer "$stamp" -type f -print 2> /dev/null | head -n 1)" ]
}

if stale; then
  echo "bench: building" >&2
  started=$(mktemp)
  (cd "$home" && mvn -q -B -Pbench -Dmaven.test.skip=true package) >&2
  mkdir -p "$target"
  mv "$started" "$stamp"
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -Xmx1g -XX:+UseParallelGC -cp "$(echo "$target"/stockpipeline-bench-harness-*.jar):$target/lib/*" \
  io.stockpipeline.bench.harness.BenchCommand --home "$home" "$@"
