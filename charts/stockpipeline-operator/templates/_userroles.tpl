{{/* Whether the cluster's view, edit and admin learn of StockPipelines: whoever may install a CRD may make a ClusterRole. */}}
{{- define "stockpipeline-operator.userRoles" -}}
{{- if and .Values.rbac.create .Values.rbac.aggregateToUserRoles (or (eq .Values.watch.scope "Cluster") .Values.crds.install) }}yes{{ end }}
{{- end }}
