# shellcheck shell=bash
# What up.sh and down.sh share: names, messages, and the cluster that is meant.
# shellcheck disable=SC2034 # used by the scripts that read this file

profile=stockpipeline              # of minikube; its own, so that down.sh never deletes a cluster of yours
context_only=false                 # true: leave minikube alone, take the current context of kubectl
system_namespace=stockpipeline-system
kafka_namespace=kafka
pipeline_namespace=stockpipeline-demo
release=stockpipeline
deployment=stockpipeline-operator  # what the chart calls the operator of a release of that name
made_by=stockpipeline.io/made-by   # label of the namespaces that up.sh made: it works in no others, and down.sh touches no others
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

step() {
  printf '\n== %s\n' "$*"
}

say() {
  printf '   %s\n' "$*"
}

fail() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  if [ $# -gt 0 ]; then
    printf '   %s\n' "$@" >&2
  fi
  exit 1
}

wrong_option() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  printf 'try: %s --help\n' "$0" >&2
  exit 2
}

need() { # need COMMAND WHERE-TO-GET-IT
  command -v "$1" > /dev/null 2>&1 || fail "$1 is not installed." "$2"
}

# Every call names its context, so that a switch in another terminal does not send half of the steps elsewhere.
kube() {
  kubectl --context "$context" "$@"
}

# Sets $context; with --context-only it is the current one.
find_context() {
  if [ "$context_only" = true ]; then
    context=$(kubectl config current-context 2> /dev/null) ||
      fail "kubectl has no current context." "Choose one: kubectl config use-context NAME"
  else
    context=$profile
  fi
}

# Whether up.sh made the namespace.
made_by_us() {
  [ "$(kube get namespace "$1" --ignore-not-found -o "jsonpath={.metadata.labels['stockpipeline\.io/made-by']}")" = up.sh ]
}
