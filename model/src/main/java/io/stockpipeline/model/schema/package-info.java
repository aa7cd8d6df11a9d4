/**
 * The resource as one table: every field with its type, default and a line of description, and every rule between
 * fields with its message, its CEL and its Java. Reader, CRD and resource reference are all made from it, so they
 * cannot disagree. Everything may use this package. Start reading at
 * {@link io.stockpipeline.model.schema.StockPipelineSchema} for the table and at
 * {@link io.stockpipeline.model.schema.Validator} for what is done with it.
 */
@NullMarked
package io.stockpipeline.model.schema;

import org.jspecify.annotations.NullMarked;
