/**
 * What a pipeline computes, for one symbol at a time: pure Java, no Kafka, no clock. Start reading at SymbolEngine.
 */
@NullMarked
package io.stockpipeline.engine;

import org.jspecify.annotations.NullMarked;
