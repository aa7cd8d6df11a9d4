/**
 * How sentences write numbers and stand together, so that every method's findings read alike. Everything else in analytics may use this
 * package; it uses none of the others. Start reading at {@link io.stockpipeline.analytics.words.Figures}.
 */
@NullMarked
package io.stockpipeline.analytics.words;

import org.jspecify.annotations.NullMarked;
