{{/* The chart's name, or what replaces it. */}}
{{- define "stockpipeline-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/*
What the names of all objects begin with: at most 53 characters of release and chart name, without dots (a Service's name may
hold none), unique for a release in its namespace. Release "stockpipeline" gives "stockpipeline-operator".
*/}}
{{- define "stockpipeline-operator.fullname" -}}
{{- $name := include "stockpipeline-operator.name" . }}
{{- $release := .Release.Name | replace "." "-" }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 53 | trimSuffix "-" }}
{{- else if contains $name $release }}
{{- $release | trunc 53 | trimSuffix "-" }}
{{- else if hasPrefix (printf "%s-" $release) $name }}
{{- $name | trunc 53 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" $release $name | trunc 53 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/*
The name of a cluster-scoped object, or of one in a namespace that several operators may watch: it holds the release's
namespace, so that releases of one name in two namespaces do not meet. Neither part holds a dot, so no two pairs read the same.
Call with (dict "root" $ "suffix" "view"); the suffix may be missing.
*/}}
{{- define "stockpipeline-operator.clusterName" -}}
{{- $fullname := include "stockpipeline-operator.fullname" .root }}
{{- if .suffix }}{{ $fullname = printf "%s-%s" $fullname .suffix }}{{ end }}
{{- printf "%s.%s" $fullname .root.Release.Namespace }}
{{- end }}

{{/* What selectors go by: these never change in the life of a release. Call with (dict "root" $ "component" "operator"). */}}
{{- define "stockpipeline-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "stockpipeline-operator.name" .root | quote }}
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/* Labels of every object; "extra" are labels of this object only and may be missing. The chart's own win over the user's. */}}
{{- define "stockpipeline-operator.labels" -}}
{{- $own := include "stockpipeline-operator.selectorLabels" . | fromYaml }}
{{- $_ := set $own "app.kubernetes.io/part-of" "stockpipeline" }}
{{- $_ := set $own "app.kubernetes.io/version" .root.Chart.AppVersion }}
{{- $_ := set $own "app.kubernetes.io/managed-by" .root.Release.Service }}
{{- $_ := set $own "helm.sh/chart" (printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_") }}
{{- toYaml (merge $own (.extra | default dict) .root.Values.commonLabels) }}
{{- end }}

{{/* The operator's image as one reference: the digest wins over the tag. */}}
{{- define "stockpipeline-operator.image" -}}
{{- with .Values.image.registry }}{{ . | trimSuffix "/" }}/{{ end }}
{{- .Values.image.repository }}
{{- if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ default .Chart.AppVersion .Values.image.tag }}{{ end }}
{{- end }}

{{- define "stockpipeline-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "stockpipeline-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{/* The namespaces that are watched, separated by commas; nothing for all of them. */}}
{{- define "stockpipeline-operator.watchedNamespaces" -}}
{{- if eq .Values.watch.scope "Namespaces" }}
{{- .Values.watch.namespaces | default (list .Release.Namespace) | join "," }}
{{- end }}
{{- end }}

{{/*
Whether an object of an optional API is made: the word "yes" or nothing.
Call with (dict "root" $ "option" .Values.metrics.serviceMonitor "api" "monitoring.coreos.com/v1/ServiceMonitor").
*/}}
{{- define "stockpipeline-operator.optionalApi" -}}
{{- if .option.enabled }}
{{- if or (eq .option.renderMode "AlwaysRender") (.root.Capabilities.APIVersions.Has .api) }}yes{{ end }}
{{- end }}
{{- end }}

{{/* What the schema cannot say: values that do not go together. */}}
{{- define "stockpipeline-operator.checks" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.leaderElection.enabled) }}
{{- fail "replicas: more than one pod needs leaderElection.enabled=true, else all of them would work at once" }}
{{- end }}
{{- if and (eq .Values.watch.scope "Cluster") .Values.watch.namespaces }}
{{- fail "watch.namespaces: with watch.scope=Cluster every namespace is watched; set watch.scope=Namespaces or leave the list empty" }}
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled .Values.metrics.podMonitor.enabled }}
{{- fail "metrics: serviceMonitor and podMonitor together would count everything twice; enable one of them" }}
{{- end }}
{{- end }}
