/**
 * What is said of a pipeline: conditions from what was found, written no more often than a cluster likes, and Events for what
 * a person would want to know. Start reading at {@link io.stockpipeline.operator.status.StatusDraft}.
 */
@NullMarked
package io.stockpipeline.operator.status;

import org.jspecify.annotations.NullMarked;
