/**
 * The operator: a StockPipeline on Kubernetes becomes topics and workloads. It knows the model, Kubernetes and Kafka's admin
 * client, and nothing of the code that the workloads run.
 */
@NullMarked
package io.stockpipeline.operator;

import org.jspecify.annotations.NullMarked;
