/**
 * What a person sees of a running pipeline: a table on a terminal, lines elsewhere. Local mode uses it. Start reading at
 * {@link io.stockpipeline.app.live.LiveFeed}.
 */
@NullMarked
package io.stockpipeline.app.live;

import org.jspecify.annotations.NullMarked;
