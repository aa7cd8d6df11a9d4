/**
 * What the API server fills into objects, and how it writes some values anew: the reason why an operator that does not write
 * defaults itself never comes to rest. Start reading at {@link io.stockpipeline.operator.kubernetes.defaults.BuiltInDefaults}.
 */
package io.stockpipeline.operator.kubernetes.defaults;
