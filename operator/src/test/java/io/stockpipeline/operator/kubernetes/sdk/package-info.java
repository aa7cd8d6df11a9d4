/**
 * A tiny operator of the java-operator-sdk, with the SDK's own defaults, run against the double: proof that the production path
 * works there. Start reading at OperatorOnTheDoubleTest.
 */
package io.stockpipeline.operator.kubernetes.sdk;
