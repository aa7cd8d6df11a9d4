{{/* The operator's settings. They are few and no secrets, so the environment holds them. */}}
{{- define "stockpipeline-operator.env" -}}
# Who this operator is: the name of its Lease, and of the field manager of what it writes.
- name: STOCKPIPELINE_OPERATOR_NAME
  value: {{ include "stockpipeline-operator.fullname" . | quote }}
- name: STOCKPIPELINE_OPERATOR_NAMESPACE
  valueFrom:
    fieldRef:
      apiVersion: v1
      fieldPath: metadata.namespace
- name: STOCKPIPELINE_IMAGE
  value: {{ default (include "stockpipeline-operator.image" .) .Values.workloads.image | quote }}
- name: STOCKPIPELINE_IMAGE_PULL_POLICY
  value: {{ .Values.workloads.imagePullPolicy | quote }}
- name: STOCKPIPELINE_WATCH_NAMESPACES
  value: {{ include "stockpipeline-operator.watchedNamespaces" . | quote }}
- name: STOCKPIPELINE_WATCH_SELECTOR
  value: {{ .Values.watch.labelSelector | quote }}
- name: STOCKPIPELINE_LEADER_ELECTION
  value: {{ .Values.leaderElection.enabled | quote }}
- name: STOCKPIPELINE_HEALTH_ADDRESS
  value: 0.0.0.0:8081
- name: STOCKPIPELINE_LOG_LEVEL
  value: {{ .Values.logLevel | quote }}
- name: STOCKPIPELINE_RESYNC
  value: {{ .Values.resync | quote }}
{{- with .Values.workloads.fsGroup }}
- name: STOCKPIPELINE_FS_GROUP
  value: {{ int64 . | quote }}
{{- end }}
- name: STOCKPIPELINE_NETWORK_POLICIES
  value: {{ .Values.workloads.networkPolicy.enabled | quote }}
- name: STOCKPIPELINE_POD_MONITORS
  value: {{ .Values.workloads.podMonitor.enabled | quote }}
{{- with .Values.kafka.bootstrapServers }}
- name: STOCKPIPELINE_BOOTSTRAP_SERVERS
  value: {{ . | quote }}
{{- end }}
{{- with .Values.kafka.oauthAllowedUrls }}
- name: STOCKPIPELINE_OAUTH_ALLOWED_URLS
  value: {{ join "," . | quote }}
{{- end }}
{{- with .Values.jvmOptions }}
# The image's own options first: the later of two wins.
- name: JDK_JAVA_OPTIONS
  value: {{ printf "@/opt/stockpipeline/jvm.options %s" . | quote }}
{{- end }}
{{- end }}
