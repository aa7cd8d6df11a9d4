/**
 * The contract: what users write ({@code spec}), how it is read and checked ({@code schema}, {@code yaml}), what stands
 * on the topics ({@code wire}, {@code topic}) and the exact numbers in it ({@code number}). Knows no Kafka and no
 * Kubernetes; every other module may use it.
 */
@NullMarked
package io.stockpipeline.model;

import org.jspecify.annotations.NullMarked;
