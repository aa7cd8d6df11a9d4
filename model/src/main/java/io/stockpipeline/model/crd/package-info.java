/**
 * The CustomResourceDefinition, made from the table of the resource: what an API server needs to know of a StockPipeline
 * so that it fills in the same defaults and refuses the same mistakes as {@code validate}. It is written to
 * {@code crds/} by a test and shipped as it stands there. Start reading at
 * {@link io.stockpipeline.model.crd.CustomResourceDefinition}.
 */
@NullMarked
package io.stockpipeline.model.crd;

import org.jspecify.annotations.NullMarked;
