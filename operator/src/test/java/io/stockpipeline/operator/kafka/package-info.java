/** How the operator's own clients of Kafka are set up. */
package io.stockpipeline.operator.kafka;
