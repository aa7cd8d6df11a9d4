{{/*
What the operator may do where it watches: in the ClusterRole, or in a Role of each listed namespace. No wildcards, nothing that
hands out rights (escalate, bind, impersonate), no list or watch of Secrets, no Roles.
*/}}
{{- define "stockpipeline-operator.rules" -}}
# The pipelines themselves: read and follow them; patch for the finalizer of deletionPolicy Delete.
- apiGroups: [stockpipeline.io]
  resources: [stockpipelines]
  verbs: [get, list, watch, patch]
# The truth about them: conditions, lag, last tick. Server-side apply is a patch.
- apiGroups: [stockpipeline.io]
  resources: [stockpipelines/status]
  verbs: [patch]
# Owner references that block deletion, where the cluster checks them (OwnerReferencesPermissionEnforcement, OpenShift).
- apiGroups: [stockpipeline.io]
  resources: [stockpipelines/finalizers]
  verbs: [update]
# Extractors (StatefulSets), processors and consoles. Server-side apply that creates needs create and patch.
- apiGroups: [apps]
  resources: [deployments, statefulsets]
  verbs: [get, list, watch, create, patch, delete]
# One ServiceAccount a pipeline, its settings, the names its pods are reached by.
- apiGroups: [""]
  resources: [serviceaccounts, configmaps, services]
  verbs: [get, list, watch, create, patch, delete]
# Whether pods are left before topics go, and why one does not start.
- apiGroups: [""]
  resources: [pods]
  verbs: [list]
# Only the Secrets that a pipeline names, one at a time; without list and watch nobody can look around.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get]
# What a person would want to know; patch counts a repeated Event up.
- apiGroups: [""]
  resources: [events]
  verbs: [create, patch]
# So that a drain of nodes does not stop a pipeline.
- apiGroups: [policy]
  resources: [poddisruptionbudgets]
  verbs: [get, list, watch, create, patch, delete]
# The console's address from outside (console.ingress), and who may reach a pipeline's pods (workloads.networkPolicy).
- apiGroups: [networking.k8s.io]
  resources: [ingresses, networkpolicies]
  verbs: [get, list, watch, create, patch, delete]
# Scraping of pipelines (workloads.podMonitor), where the Prometheus operator's API is served.
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors]
  verbs: [get, list, watch, create, patch, delete]
# Topics of pipelines with topics.management Strimzi, where Strimzi's API is served.
- apiGroups: [kafka.strimzi.io]
  resources: [kafkatopics]
  verbs: [get, list, watch, create, patch, delete]
{{- end }}
