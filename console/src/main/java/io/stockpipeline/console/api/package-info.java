/**
 * The requests of {@code /api/v1}: their parameters, and which question answers them.
 *
 * <p>Knows the questions and the table of routes. Start reading at {@link io.stockpipeline.console.api.ApiRoutes}.
 */
@NullMarked
package io.stockpipeline.console.api;

import org.jspecify.annotations.NullMarked;
