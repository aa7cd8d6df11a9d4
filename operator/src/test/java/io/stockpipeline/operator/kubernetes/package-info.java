/**
 * Kubernetes for tests: an API server in memory with server-side apply, defaults, watches, garbage collection and permissions,
 * spoken to over HTTP by the real client, and hands that do what controllers and kubelets would do. Start reading at {@link
 * io.stockpipeline.operator.kubernetes.KubernetesDouble}.
 */
package io.stockpipeline.operator.kubernetes;
