/**
 * The roles as the pods run them: one part of a pipeline a process, on somebody else's Kafka. The commands
 * {@code extractor} and {@code processor} use it. Start reading at {@link io.stockpipeline.app.role.RoleRun}.
 */
@NullMarked
package io.stockpipeline.app.role;

import org.jspecify.annotations.NullMarked;
