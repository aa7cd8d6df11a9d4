/**
 * The table. Start reading at {@link io.stockpipeline.bench.harness.report.Report}.
 */
@NullMarked
package io.stockpipeline.bench.harness.report;

import org.jspecify.annotations.NullMarked;
