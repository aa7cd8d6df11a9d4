/**
 * The operator on its production path: against an API server in memory with server-side apply, and a real Kafka. Start reading
 * at {@link io.stockpipeline.app.operator.OperatorUnderTest}.
 */
package io.stockpipeline.app.operator;
