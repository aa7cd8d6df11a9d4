package io.stockpipeline.operator.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.stockpipeline.operator.kubernetes.api.ApiRequest;
import io.stockpipeline.operator.kubernetes.api.ApiResource;
import io.stockpipeline.operator.kubernetes.api.ApiServer;
import io.stockpipeline.operator.kubernetes.api.ObjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Does what the controllers of Deployments and StatefulSets, the scheduler and the kubelets would do: when a test says so, or on
 * its own after {@link #automatic}. What it writes is not in the log of writes. Pods of a Deployment belong to it directly,
 * without a ReplicaSet between.
 */
public final class Workloads {
    private final ApiServer api;
    private boolean automatic;

    Workloads(ApiServer api) {
        this.api = api;
        api.onChange(this::follow);
    }

    /** From now on every workload that changes is rolled out at once, lost pods are replaced, and deleted ones stop. */
    public synchronized void automatic() {
        automatic = true;
        api.background().execute(this::rollOutAll);
    }

    /** Only what the test says happens from now on. */
    public synchronized void manual() {
        automatic = false;
    }

    /** Everything is rolled out: pods of the newest template, all ready, and a status that says so. */
    public void rollOutAll() {
        for (String kind : List.of("Deployment", "StatefulSet")) {
            api.objects(type("apps/v1", kind), "").forEach(node -> rollOut(read(node)));
        }
        stopTerminatingPods();
    }

    /** One workload is rolled out. */
    public void rollOut(String kind, String namespace, String name) {
        rollOut(workload(kind, namespace, name));
    }

    /**
     * A rollout has begun: the controller has seen the newest generation and made the first new pods, which are not ready yet.
     * A Deployment's old pods run on beside them; a StatefulSet's are replaced.
     */
    public void begin(String kind, String namespace, String name) {
        synchronized (api) {
            HasMetadata workload = workload(kind, namespace, name);
            if (workload instanceof StatefulSet) {
                stopOutdated(workload);
            }
            start(workload);
            report(kind, namespace, name);
        }
    }

    /** Something is wrong with all newest pods of a workload; those that are missing are made first. */
    public void fail(String kind, String namespace, String name, PodTrouble trouble) {
        synchronized (api) {
            begin(kind, namespace, name);
            HasMetadata workload = workload(kind, namespace, name);
            String revision = PodsOfWorkload.revision(workload);
            pods(workload).stream()
                    .filter(pod -> revision.equals(PodsOfWorkload.revision(pod)))
                    .forEach(pod -> setStatus(pod, PodStates.troubled(pod, trouble)));
            report(kind, namespace, name);
        }
    }

    /** Something is wrong with one pod. */
    public void fail(Pod pod, PodTrouble trouble) {
        synchronized (api) {
            setStatus(pod, PodStates.troubled(pod, trouble));
            reportOwner(pod);
        }
    }

    /** One pod gets ready. */
    public void ready(Pod pod) {
        synchronized (api) {
            setStatus(pod, PodStates.ready(pod));
            reportOwner(pod);
        }
    }

    /** The pods of a workload, terminating ones too, by name. */
    public List<Pod> pods(String kind, String namespace, String name) {
        return pods(workload(kind, namespace, name));
    }

    /** Pods that are told to stop have stopped, and are gone. */
    public void stopTerminatingPods() {
        api.objects(type("v1", "Pod"), "").stream()
                .filter(pod -> pod.path("metadata").has("deletionTimestamp"))
                .forEach(pod -> stop(Serialization.unmarshal(pod.toString(), Pod.class)));
    }

    private void follow(ObjectId id, ObjectNode node) {
        String kind = id.type().kind();
        if (!automatic) {
            return;
        }
        if (kind.equals("Pod") && (node == null || node.path("metadata").has("deletionTimestamp"))
                || id.type().group().equals("apps") && node != null && isNew(node)) {
            api.background().execute(() -> settle(id));
        }
    }

    private static boolean isNew(ObjectNode workload) {
        return workload.path("metadata").path("generation").asLong()
                != workload.path("status").path("observedGeneration").asLong();
    }

    private void settle(ObjectId id) {
        if (!id.type().kind().equals("Pod")) {
            api.object(id).ifPresent(node -> rollOut(read(node)));
            return;
        }
        api.object(id)
                .ifPresentOrElse(pod -> stop(Serialization.unmarshal(pod.toString(), Pod.class)), this::replaceMissing);
    }

    private void replaceMissing() {
        for (String kind : List.of("Deployment", "StatefulSet")) {
            api.objects(type("apps/v1", kind), "").stream()
                    .filter(node -> node.at("/status/observedGeneration").asLong() > 0)
                    .map(Workloads::read)
                    .filter(workload -> pods(workload).size() < PodsOfWorkload.replicas(workload))
                    .forEach(this::rollOut);
        }
    }

    private void rollOut(HasMetadata workload) {
        synchronized (api) {
            if (workload.getMetadata().getDeletionTimestamp() != null) {
                return;
            }
            stopOutdated(workload);
            start(workload);
            pods(workload).forEach(pod -> setStatus(pod, PodStates.ready(pod)));
            report(
                    workload.getKind(),
                    workload.getMetadata().getNamespace(),
                    workload.getMetadata().getName());
        }
    }

    private void stopOutdated(HasMetadata workload) {
        String revision = PodsOfWorkload.revision(workload);
        Set<String> wanted = new HashSet<>(PodsOfWorkload.names(workload));
        pods(workload).stream()
                .filter(pod -> !revision.equals(PodsOfWorkload.revision(pod))
                        || !wanted.contains(pod.getMetadata().getName())
                        || pod.getMetadata().getDeletionTimestamp() != null)
                .forEach(this::stop);
    }

    private void start(HasMetadata workload) {
        for (String name : PodsOfWorkload.names(workload)) {
            ObjectId id = new ObjectId(type("v1", "Pod"), workload.getMetadata().getNamespace(), name);
            if (api.object(id).isEmpty()) {
                api.handle(ApiRequest.internal(
                        "POST", id, "", "application/json", Serialization.asJson(PodsOfWorkload.pod(workload, name))));
                setStatus(read(id), PodStates.pending());
            }
        }
    }

    private void stop(Pod pod) {
        ObjectId id = id("v1", pod);
        synchronized (api) {
            if (api.object(id).isPresent()) {
                api.handle(ApiRequest.internal("DELETE", id, "", "application/json", "{\"gracePeriodSeconds\":0}"));
            }
        }
    }

    private void setStatus(Pod pod, PodStatus status) {
        ObjectId id = id("v1", pod);
        Pod current = new PodBuilder(read(id)).withStatus(status).build();
        api.handle(ApiRequest.internal("PUT", id, "status", "application/json", Serialization.asJson(current)));
    }

    private void reportOwner(Pod pod) {
        pod.getMetadata()
                .getOwnerReferences()
                .forEach(owner -> report(owner.getKind(), pod.getMetadata().getNamespace(), owner.getName()));
    }

    /** The controller looks at its pods and says what it sees. */
    private void report(String kind, String namespace, String name) {
        HasMetadata workload = workload(kind, namespace, name);
        List<Pod> pods = pods(workload).stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
        String revision = PodsOfWorkload.revision(workload);
        HasMetadata reported;
        if (workload instanceof Deployment deployment) {
            reported = new DeploymentBuilder(deployment)
                    .withStatus(WorkloadStates.deployment(deployment, pods, revision))
                    .build();
        } else {
            StatefulSet set = (StatefulSet) workload;
            String before = set.getStatus() == null ? null : set.getStatus().getCurrentRevision();
            reported = new StatefulSetBuilder(set)
                    .withStatus(WorkloadStates.statefulSet(set, pods, revision, before))
                    .build();
        }
        ObjectId id = id("apps/v1", workload);
        api.handle(ApiRequest.internal("PUT", id, "status", "application/json", Serialization.asJson(reported)));
    }

    private List<Pod> pods(HasMetadata workload) {
        String uid = workload.getMetadata().getUid();
        return api.objects(type("v1", "Pod"), workload.getMetadata().getNamespace()).stream()
                .filter(pod ->
                        pod.at("/metadata/ownerReferences/0/uid").asText().equals(uid))
                .map(pod -> Serialization.unmarshal(pod.toString(), Pod.class))
                .toList();
    }

    private HasMetadata workload(String kind, String namespace, String name) {
        ObjectId id = new ObjectId(type("apps/v1", kind), namespace, name);
        return read(api.object(id).orElseThrow(() -> new IllegalArgumentException(id + " does not exist")));
    }

    private Pod read(ObjectId id) {
        return Serialization.unmarshal(api.object(id).orElseThrow().toString(), Pod.class);
    }

    private static HasMetadata read(ObjectNode node) {
        return node.path("kind").asText().equals("Deployment")
                ? Serialization.unmarshal(node.toString(), Deployment.class)
                : Serialization.unmarshal(node.toString(), StatefulSet.class);
    }

    private ObjectId id(String apiVersion, HasMetadata object) {
        return new ObjectId(
                type(apiVersion, object.getKind()),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }

    private ApiResource type(String apiVersion, String kind) {
        return api.types().byKind(apiVersion, kind).orElseThrow();
    }
}
