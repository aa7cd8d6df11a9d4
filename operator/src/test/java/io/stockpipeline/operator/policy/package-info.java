/**
 * What every object that is put into a cluster must keep to, whether the chart renders it, the operator makes it or
 * {@code minikube/} brings it. Start reading at {@link io.stockpipeline.operator.policy.PolicyRules}; {@link
 * io.stockpipeline.operator.policy.KubernetesFields} tells misspelt fields. Any test of the operator may use both.
 */
@NullMarked
package io.stockpipeline.operator.policy;

import org.jspecify.annotations.NullMarked;
