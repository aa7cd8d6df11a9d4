/**
 * How a repeated tick is told. Used by the engine's face. Start reading at
 * {@link io.stockpipeline.engine.dedupe.Deduplicator}.
 */
@NullMarked
package io.stockpipeline.engine.dedupe;

import org.jspecify.annotations.NullMarked;
