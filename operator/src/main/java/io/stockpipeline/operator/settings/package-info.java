/**
 * How an operator is set up. Everything in the operator may use this package. Start reading at
 * {@link io.stockpipeline.operator.settings.OperatorSettings}.
 */
@NullMarked
package io.stockpipeline.operator.settings;

import org.jspecify.annotations.NullMarked;
