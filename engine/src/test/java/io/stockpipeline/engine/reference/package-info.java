/**
 * What the engine should compute, said a second time and as simply as possible: every figure is worked out from the list
 * of all accepted ticks, with the library's own big numbers and nothing carried from one tick to the next except what
 * was published. Written from the design, not from the engine. Start reading at ReferenceModel.
 */
package io.stockpipeline.engine.reference;
