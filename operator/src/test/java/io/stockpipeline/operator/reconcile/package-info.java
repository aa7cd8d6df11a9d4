/** The small decisions of a look, without a cluster. */
package io.stockpipeline.operator.reconcile;
