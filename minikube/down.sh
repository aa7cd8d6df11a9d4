#!/usr/bin/env bash
# Takes down what up.sh brought up.
set -euo pipefail
# shellcheck source=minikube/common.sh
. "$(dirname "$0")/common.sh"

usage() {
  cat << EOF
usage: minikube/down.sh [--profile NAME]
       minikube/down.sh --context-only

  --profile NAME   deletes minikube's profile, the whole cluster of that name (default: $profile)
  --context-only   takes pipelines, operator and Kafka off the cluster of kubectl's current context, and leaves the rest
EOF
}

read_options() {
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help)
        usage
        exit 0
        ;;
      --context-only) context_only=true ;;
      --profile)
        if [ -z "${2:-}" ]; then wrong_option "$1 needs a value"; fi
        profile=$2
        shift
        ;;
      *) wrong_option "unknown option $1" ;;
    esac
    shift
  done
}

delete_minikube() {
  need minikube "https://minikube.sigs.k8s.io/docs/start/"
  step "minikube, profile $profile"
  minikube delete -p "$profile"
}

# First the pipelines, while the operator is there to clean up after them.
delete_pipelines() {
  step "Pipelines in $pipeline_namespace"
  if ! made_by_us "$pipeline_namespace" || ! kube get crd stockpipelines.stockpipeline.io > /dev/null 2>&1; then
    say "none"
    return
  fi
  kube -n "$pipeline_namespace" delete stockpipelines --all --timeout 3m ||
    fail "a pipeline is not gone after 3 minutes." \
      "What it waits for: kubectl --context $context -n $pipeline_namespace describe stockpipelines" \
      "Give it up: kubectl --context $context -n $pipeline_namespace patch stockpipeline NAME --type merge -p '{\"metadata\":{\"finalizers\":null}}'"
}

uninstall_operator() {
  step "Operator"
  if ! made_by_us "$system_namespace"; then
    say "none that up.sh installed"
    return
  fi
  local left
  left=$(kube get stockpipelines --all-namespaces -o name 2> /dev/null) || left=
  if [ -n "$left" ]; then
    fail "there are pipelines besides the demo's, and the operator may be theirs:" "$left" \
      "Delete them first, or leave the operator to them."
  fi
  helm uninstall "$release" --kube-context "$context" --namespace "$system_namespace" --ignore-not-found --wait --timeout 3m
}

# It has to go explicitly, since the chart keeps it; no pipeline is left here. Only that of the release: with another one on the
# cluster up.sh did not get as far as installing.
delete_definition() {
  step "CustomResourceDefinition"
  local owner
  owner=$(kube get crd stockpipelines.stockpipeline.io --ignore-not-found \
    -o "jsonpath={.metadata.annotations['meta\.helm\.sh/release-namespace']}/{.metadata.annotations['meta\.helm\.sh/release-name']}")
  if made_by_us "$system_namespace" && [ "$owner" = "$system_namespace/$release" ]; then
    kube delete crd stockpipelines.stockpipeline.io
  else
    say "none that up.sh installed"
  fi
}

delete_namespaces() {
  step "Namespaces, with Kafka and its data"
  local namespace
  for namespace in "$pipeline_namespace" "$system_namespace" "$kafka_namespace"; do
    if made_by_us "$namespace"; then
      kube delete namespace "$namespace" --timeout 3m ||
        fail "namespace $namespace is not gone after 3 minutes." "What is left: kubectl --context $context get all -n $namespace"
    else
      say "$namespace was not made by up.sh: it stays as it is"
    fi
  done
}

main() {
  read_options "$@"
  if [ "$context_only" = false ]; then
    delete_minikube
    return
  fi
  need kubectl "https://kubernetes.io/docs/tasks/tools/"
  need helm "https://helm.sh/docs/intro/install/"
  find_context
  step "Cluster $context"
  kube version > /dev/null 2>&1 || fail "the cluster does not answer." "Look at: kubectl --context $context cluster-info"
  delete_pipelines
  uninstall_operator
  delete_definition
  delete_namespaces
  step "All is down"
}

main "$@"
