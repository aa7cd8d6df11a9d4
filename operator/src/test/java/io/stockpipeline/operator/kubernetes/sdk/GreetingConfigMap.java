package io.stockpipeline.operator.kubernetes.sdk;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.BooleanWithUndefined;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import java.util.Map;

/** The ConfigMap of a greeting, owned and applied from the server's side. */
@KubernetesDependent(useSSA = BooleanWithUndefined.TRUE, informer = @Informer(name = "greetings"))
public final class GreetingConfigMap extends CRUDKubernetesDependentResource<ConfigMap, Greeting> {
    public GreetingConfigMap() {
        super(ConfigMap.class);
    }

    @Override
    protected ConfigMap desired(Greeting greeting, Context<Greeting> context) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(greeting.getMetadata().getName())
                .withNamespace(greeting.getMetadata().getNamespace())
                .withLabels(Map.of("app", "greeting"))
                .endMetadata()
                .withData(Map.of("text", greeting.getSpec().text))
                .build();
    }
}
