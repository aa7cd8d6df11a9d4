/**
 * A Kubernetes API server in memory: paths, verbs, storage, watches, discovery, permissions. It stands in for the plain mock
 * server's dispatcher, which scans every object for every request and has no server-side apply. Start reading at {@link
 * io.stockpipeline.operator.kubernetes.api.ApiServer}.
 */
package io.stockpipeline.operator.kubernetes.api;
