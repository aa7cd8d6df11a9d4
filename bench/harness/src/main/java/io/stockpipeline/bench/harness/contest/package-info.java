/**
 * Who competes, and how one of them is started and stopped. Start reading at {@link io.stockpipeline.bench.harness.contest.Contestants}.
 */
@NullMarked
package io.stockpipeline.bench.harness.contest;

import org.jspecify.annotations.NullMarked;
