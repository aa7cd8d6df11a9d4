/**
 * What a console needs to be made: from a pod's options, its history from a Secret. Start reading at
 * {@link io.stockpipeline.app.console.ConsoleRequest}.
 */
@NullMarked
package io.stockpipeline.app.console;

import org.jspecify.annotations.NullMarked;
