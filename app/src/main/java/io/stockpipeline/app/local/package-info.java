/**
 * Local mode: a whole pipeline in this process - broker, extractor, processor - with its data in one folder. The command
 * {@code run} uses it. Start reading at {@link io.stockpipeline.app.local.LocalRun}.
 */
@NullMarked
package io.stockpipeline.app.local;

import org.jspecify.annotations.NullMarked;
