/**
 * The history of local mode: a PostgreSQL of the run's own, with its data in the run's folder. Start reading at
 * {@link io.stockpipeline.app.history.LocalHistory}.
 */
@NullMarked
package io.stockpipeline.app.history;

import org.jspecify.annotations.NullMarked;
