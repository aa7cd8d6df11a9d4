#!/usr/bin/env bash
# Brings up all of StockPipeline: a cluster, Kafka, the operator and a first pipeline. Run it again at any time: what is there
# already is left as it is, what has changed is upgraded.
set -euo pipefail
# shellcheck source=minikube/common.sh
. "$(dirname "$0")/common.sh"

version=0.1.0
image=stockpipeline/stockpipeline:$version
build=true
kafka_address=
example=$root/examples/synthetic.yaml

usage() {
  cat << EOF
usage: minikube/up.sh [--profile NAME] [--image REF] [--kafka HOST:PORT] [--example FILE]
       minikube/up.sh --context-only [--image REF] [--kafka HOST:PORT] [--example FILE]

  --profile NAME      minikube's profile, which is the cluster's name (default: $profile)
  --context-only      leave minikube alone and use kubectl's current context. The image has to get there: for kind
                      (contexts named kind-*) it is built and loaded, else give --image
  --image REF         an image that the cluster can pull, REPOSITORY:TAG; nothing is built
  --kafka HOST:PORT   a Kafka that the cluster reaches; none is installed
  --example FILE      the pipeline to start (default: examples/synthetic.yaml, made-up prices, no network)

example: minikube/up.sh
end:     minikube/down.sh
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
      --profile | --image | --kafka | --example)
        if [ -z "${2:-}" ]; then wrong_option "$1 needs a value"; fi
        case "$1" in
          --profile) profile=$2 ;;
          --image) image=$2 build=false ;;
          --kafka) kafka_address=$2 ;;
          --example) example=$2 ;;
        esac
        shift
        ;;
      *) wrong_option "unknown option $1" ;;
    esac
    shift
  done
  [ -f "$example" ] || wrong_option "--example $example: there is no such file"
  [[ ${image##*/} =~ ^[^:@]+:[^:@]+$ ]] || wrong_option "--image $image: give it as REPOSITORY:TAG"
}

check_tools() {
  step "Tools"
  need kubectl "https://kubernetes.io/docs/tasks/tools/"
  need helm "https://helm.sh/docs/intro/install/ (version 3.14 or newer)"
  if [ "$context_only" = false ]; then
    need minikube "https://minikube.sigs.k8s.io/docs/start/ (or use a cluster that you have: --context-only)"
  fi
  say "all there"
}

start_minikube() {
  step "minikube, profile $profile"
  if minikube -p "$profile" status > /dev/null 2>&1; then
    say "is running"
    return
  fi
  minikube -p "$profile" start --cpus 2 --memory 6g ||
    fail "minikube did not start." "Its log: minikube -p $profile logs" "Begin anew: minikube delete -p $profile"
}

check_cluster() {
  step "Cluster $context"
  kube version > /dev/null 2>&1 ||
    fail "the cluster of context $context does not answer." "Look at: kubectl --context $context cluster-info"
  say "answers"
}

# Builds the image where the cluster finds it. The tag ends in the image's id: another build is another tag, and all pods roll.
build_image() {
  step "Image"
  if [ "$build" = false ]; then
    say "$image is taken as it is"
    return
  fi
  if [ "$context_only" = false ]; then
    build_in_minikube
  elif [[ $context == kind-* ]]; then
    build_for_kind
  else
    fail "the cluster of context $context cannot see images of this machine." \
      "Push one to a registry: docker build -t REGISTRY/stockpipeline:$version $root && docker push REGISTRY/stockpipeline:$version" \
      "and give it: minikube/up.sh --context-only --image REGISTRY/stockpipeline:$version"
  fi
  say "$image"
}

build_in_minikube() {
  local settings
  if command -v docker > /dev/null 2>&1 && settings=$(minikube -p "$profile" docker-env --shell bash 2> /dev/null); then
    say "built by minikube's own docker; the first time takes some minutes"
    # In a subshell: the rest of the script keeps its docker.
    image=$(
      eval "$settings"
      docker_build
    ) || build_failed
  else
    say "built by minikube; the first time takes some minutes"
    minikube -p "$profile" image build -t "$image" "$root" || build_failed
  fi
}

build_for_kind() {
  need docker "https://docs.docker.com/engine/install/"
  need kind "https://kind.sigs.k8s.io/docs/user/quick-start/"
  say "built by docker, then loaded into kind; the first time takes some minutes"
  image=$(docker_build) || build_failed
  kind load docker-image "$image" --name "${context#kind-}" ||
    fail "kind did not take the image." "Its clusters: kind get clusters"
}

# Prints the tag. The build talks to stderr.
docker_build() {
  local id
  DOCKER_BUILDKIT=1 docker build -t "$image" "$root" >&2 || return 1
  id=$(docker image inspect --format '{{.Id}}' "$image") || return 1
  id=${id#sha256:}
  docker tag "$image" "$image-${id:0:12}" || return 1
  printf '%s\n' "$image-${id:0:12}"
}

build_failed() {
  fail "the image was not built; the reason stands above." "It needs a network for base images and libraries." \
    "An image that is built elsewhere: minikube/up.sh --image REPOSITORY:TAG"
}

# Namespaces let in only pods that keep to Pod Security "restricted". One that somebody else made is not touched.
make_namespace() {
  if made_by_us "$1"; then
    say "$1 is there"
  elif kube get namespace "$1" > /dev/null 2>&1; then
    fail "namespace $1 is there already, and not made by this script: it is left alone." \
      "Install by hand beside it: charts/stockpipeline-operator/README.md" \
      "(for namespace $kafka_namespace: give your Kafka by --kafka HOST:PORT)"
  else
    kube create -f - << EOF > /dev/null
apiVersion: v1
kind: Namespace
metadata:
  name: $1
  labels:
    $made_by: up.sh
    pod-security.kubernetes.io/enforce: restricted
EOF
    say "$1 made"
  fi
}

make_namespaces() {
  step "Namespaces"
  make_namespace "$system_namespace"
  make_namespace "$pipeline_namespace"
  if [ -z "$kafka_address" ]; then
    make_namespace "$kafka_namespace"
  fi
}

install_kafka() {
  step "Kafka"
  if [ -n "$kafka_address" ]; then
    say "$kafka_address is taken as it is"
    return
  fi
  kube -n "$kafka_namespace" apply -f "$root/minikube/kafka.yaml"
  kafka_address=kafka.$kafka_namespace.svc:9092
  say "waiting until it answers; the first time its image is pulled"
  kube -n "$kafka_namespace" rollout status statefulset/kafka --timeout 10m ||
    fail "Kafka did not come up within 10 minutes." \
      "What it waits for: kubectl --context $context -n $kafka_namespace describe pod kafka-0" \
      "(\"unbound PersistentVolumeClaims\": the cluster has no default StorageClass)" \
      "What it says:      kubectl --context $context -n $kafka_namespace logs kafka-0"
}

install_operator() {
  step "Operator"
  local values
  values=$(mktemp)
  # By file: helm would read a tag such as 12 as a number.
  cat > "$values" << EOF
image:
  repository: "${image%:*}"
  tag: "${image##*:}"
kafka:
  bootstrapServers: "$kafka_address"
EOF
  helm upgrade --install "$release" "$root/charts/stockpipeline-operator" --kube-context "$context" \
    --namespace "$system_namespace" --values "$values" > /dev/null || {
    rm -f "$values"
    fail "helm did not install the chart; the reason stands above." \
      "What is installed: helm --kube-context $context list --all-namespaces" \
      "(\"invalid ownership metadata\": the CustomResourceDefinition is another release's, or was applied by hand; see charts/stockpipeline-operator/README.md)"
  }
  rm -f "$values"
  kube -n "$system_namespace" rollout status "deployment/$deployment" --timeout 5m ||
    fail "the operator did not come up within 5 minutes." \
      "What it waits for: kubectl --context $context -n $system_namespace describe pod -l app.kubernetes.io/component=operator" \
      "What it says:      kubectl --context $context -n $system_namespace logs deployment/$deployment"
}

# Sets $pipeline to the name of what is started, as in stockpipeline.stockpipeline.io/synthetic.
apply_example() {
  step "Pipeline"
  pipeline=$(kube -n "$pipeline_namespace" apply -f "$example" -o name) ||
    fail "the cluster refused $example; the reason stands above."
  say "$pipeline in namespace $pipeline_namespace, from $example"
}

wait_until_ready() {
  step "Waiting until it is ready"
  if kube -n "$pipeline_namespace" wait --for=condition=Ready "$pipeline" --timeout 10m; then
    return
  fi
  kube -n "$pipeline_namespace" get stockpipelines,pods >&2 || true
  fail "the pipeline did not get ready within 10 minutes." \
    "What it waits for: kubectl --context $context -n $pipeline_namespace describe $pipeline" \
    "Its pods:          kubectl --context $context -n $pipeline_namespace describe pods" \
    "The operator:      kubectl --context $context -n $system_namespace logs deployment/$deployment"
}

say_what_next() {
  local name=${pipeline##*/}
  step "All is up"
  cat << EOF

The pipeline:

  kubectl --context $context -n $pipeline_namespace get stockpipelines --watch

The dashboard, at http://localhost:8080 while this runs (Ctrl-C ends it); its API is described at /docs there:

  kubectl --context $context -n $pipeline_namespace port-forward service/$name-console 8080:80

EOF
  if [ "$kafka_address" = "kafka.$kafka_namespace.svc:9092" ]; then
    cat << EOF
Averages, and then alarms, as they come (Ctrl-C ends it):

  kubectl --context $context -n $kafka_namespace exec kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx128m /opt/kafka/bin/kafka-console-consumer.sh \\
    --bootstrap-server localhost:9092 --isolation-level read_committed --topic $pipeline_namespace.$name.averages
  kubectl --context $context -n $kafka_namespace exec kafka-0 -- env KAFKA_HEAP_OPTS=-Xmx128m /opt/kafka/bin/kafka-console-consumer.sh \\
    --bootstrap-server localhost:9092 --isolation-level read_committed --from-beginning --topic $pipeline_namespace.$name.alarms

EOF
  else
    say "averages are in the topic $pipeline_namespace.$name.averages of $kafka_address"
  fi
  cat << EOF
Change a tolerance while it runs, and give it a second processor:

  kubectl --context $context -n $pipeline_namespace edit stockpipeline $name
  kubectl --context $context -n $pipeline_namespace scale stockpipeline $name --replicas 2

The end of it:

  minikube/down.sh$([ "$context_only" = false ] || printf ' --context-only')$([ "$profile" = stockpipeline ] || printf ' --profile %s' "$profile")
EOF
}

main() {
  read_options "$@"
  check_tools
  if [ "$context_only" = false ]; then
    start_minikube
  fi
  find_context
  check_cluster
  build_image
  make_namespaces
  install_kafka
  install_operator
  apply_example
  wait_until_ready
  say_what_next
}

main "$@"
