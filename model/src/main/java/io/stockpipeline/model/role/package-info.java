/**
 * What each role of a pipeline is told of it, so that an edit restarts only the pods that have to know. The operator writes
 * these parts and the roles read them. Start reading at {@link io.stockpipeline.model.role.PipelineRole}.
 */
@NullMarked
package io.stockpipeline.model.role;

import org.jspecify.annotations.NullMarked;
