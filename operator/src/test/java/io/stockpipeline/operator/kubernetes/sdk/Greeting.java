package io.stockpipeline.operator.kubernetes.sdk;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A toy resource: a text that becomes a ConfigMap. */
@Group("toys.stockpipeline.io")
@Version("v1")
public final class Greeting extends CustomResource<Greeting.Spec, Greeting.Status> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** What to say. */
    public static final class Spec {
        public String text;
    }

    /** What was said. */
    public static final class Status {
        public String said;
        public Long observedGeneration;
    }
}
