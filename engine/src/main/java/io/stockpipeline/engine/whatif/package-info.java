/**
 * What a pipeline would have shown had a symbol's prices been others. Start reading at
 * {@link io.stockpipeline.engine.whatif.WhatIf}; the backtest and the console ask it.
 */
@NullMarked
package io.stockpipeline.engine.whatif;

import org.jspecify.annotations.NullMarked;
