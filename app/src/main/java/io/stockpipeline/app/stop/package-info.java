/**
 * Why and when a running command ends. Local mode, roles and commands use it. Start reading at
 * {@link io.stockpipeline.app.stop.StopSignal}.
 */
@NullMarked
package io.stockpipeline.app.stop;

import org.jspecify.annotations.NullMarked;
