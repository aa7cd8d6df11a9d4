/**
 * Server-side apply on JSON trees, after Kubernetes' documentation of it: who owns which field, what an apply merges, removes
 * and refuses. Knows no kinds, no server and no clock. Start reading at {@link
 * io.stockpipeline.operator.kubernetes.apply.ServerSideApply}.
 */
package io.stockpipeline.operator.kubernetes.apply;
