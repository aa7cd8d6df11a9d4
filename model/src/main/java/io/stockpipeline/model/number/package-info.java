/**
 * Exact numbers: scaled integers read from digits and written as digits, never through {@code double}. Everything may
 * use this package. Start reading at {@link io.stockpipeline.model.number.Decimal}.
 */
@NullMarked
package io.stockpipeline.model.number;

import org.jspecify.annotations.NullMarked;
