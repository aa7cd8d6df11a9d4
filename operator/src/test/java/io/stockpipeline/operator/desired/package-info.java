/** The objects of a pipeline, held to files that a person can read. */
package io.stockpipeline.operator.desired;
