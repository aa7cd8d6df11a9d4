#!/usr/bin/env bash
# What one tick costs in the engine, the codecs and the state: prints ns/op and the bytes allocated per op (B/op).
#
#   bench/jmh.sh                                     everything, some five minutes
#   bench/jmh.sh Codec                               what matches a pattern
#   bench/jmh.sh Engine -p late=0 -f 3 -i 10         further words go to JMH as they are
set -euo pipefail
cd "$(dirname "$0")/.."

mvn -q -B -Pbench -pl bench/jmh -am -Dmaven.test.skip=true package

log=bench/jmh/target/jmh.log
echo "running; its progress is in $log" >&2
java -cp "$(echo bench/jmh/target/stockpipeline-bench-jmh-*.jar):bench/jmh/target/lib/*" \
  org.openjdk.jmh.Main -prof gc -o "$log" -rf json -rff bench/jmh/target/jmh.json "${@:-.*}"
# The table at the end, without what the profiler says besides B/op.
sed -n '/^Benchmark /,$p' "$log" | grep -v -E 'gc\.(alloc\.rate|count|time) '
