package io.stockpipeline.operator.kubernetes.sdk;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import java.util.concurrent.atomic.AtomicInteger;

/** Says what it did in the status, and needs a finalizer since it cleans up. */
@Workflow(dependents = @Dependent(type = GreetingConfigMap.class))
@ControllerConfiguration(fieldManager = "greeting-operator")
public final class GreetingReconciler implements Reconciler<Greeting>, Cleaner<Greeting> {
    final AtomicInteger reconciliations = new AtomicInteger();
    final AtomicInteger cleanups = new AtomicInteger();

    @Override
    public UpdateControl<Greeting> reconcile(Greeting greeting, Context<Greeting> context) {
        reconciliations.incrementAndGet();
        Greeting answer = new Greeting();
        answer.setMetadata(new ObjectMetaBuilder()
                .withName(greeting.getMetadata().getName())
                .withNamespace(greeting.getMetadata().getNamespace())
                .build());
        Greeting.Status status = new Greeting.Status();
        status.said = greeting.getSpec().text;
        status.observedGeneration = greeting.getMetadata().getGeneration();
        answer.setStatus(status);
        return UpdateControl.patchStatus(answer);
    }

    @Override
    public DeleteControl cleanup(Greeting greeting, Context<Greeting> context) {
        cleanups.incrementAndGet();
        return DeleteControl.defaultDelete();
    }
}
