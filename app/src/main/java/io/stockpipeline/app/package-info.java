/**
 * The command line.
 */
@NullMarked
package io.stockpipeline.app;

import org.jspecify.annotations.NullMarked;
