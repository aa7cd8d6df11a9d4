/**
 * Holds {@code charts/stockpipeline-operator} and {@code minikube/} to what they promise. Helm runs in process. Start reading
 * at {@link io.stockpipeline.operator.chart.Release}, which renders the chart, and {@code ChartRenderTest}.
 */
@NullMarked
package io.stockpipeline.operator.chart;

import org.jspecify.annotations.NullMarked;
