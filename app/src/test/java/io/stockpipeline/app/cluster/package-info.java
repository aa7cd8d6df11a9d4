/**
 * The whole product on a real cluster, the one that kubectl's current context points at: the chart installs the operator
 * under the rights that it ships, the image's pods fetch and compute. Run by {@code -Dkubernetes=current} only; start reading
 * at {@link io.stockpipeline.app.cluster.Trial}, or at docs/kubernetes-tests.md for how to run it.
 */
package io.stockpipeline.app.cluster;
