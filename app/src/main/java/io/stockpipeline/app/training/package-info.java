/**
 * Uses the program once, as its users and its pods do, so that Java can note which classes are loaded and which methods
 * are hot: the image's ahead-of-time cache is made from it. Needs no network but loopback. Only the command line may use
 * it. Start reading at {@link io.stockpipeline.app.training.Training}.
 */
@NullMarked
package io.stockpipeline.app.training;

import org.jspecify.annotations.NullMarked;
