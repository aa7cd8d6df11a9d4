/** What is said of a pipeline, and when. */
package io.stockpipeline.operator.status;
