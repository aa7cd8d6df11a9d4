/**
 * What a pipeline should look like on Kubernetes: pure functions from its spec, and from what the operator found out, to
 * objects. Nothing here reads a cluster or a clock. Start reading at
 * {@link io.stockpipeline.operator.desired.DesiredObjects}.
 *
 * <p>Defaults that the API server would fill in within lists are written out, so that what is applied is what is read back
 * and a second look finds nothing to do.
 */
@NullMarked
package io.stockpipeline.operator.desired;

import org.jspecify.annotations.NullMarked;
