package io.stockpipeline.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.stockpipeline.operator.desired.RoleConfig;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records Events at a pipeline, which {@code kubectl describe} shows. The same one again counts up instead of filling the
 * list. One that cannot be written is logged and nothing else: it must not fail a look at a pipeline.
 */
public final class EventRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final String COMPONENT = "stockpipeline-operator";
    private static final int LONGEST = 1000;
    private static final int MOST = 10_000;

    private final KubernetesClient client;
    private final Clock clock;
    private final String instance;
    /** How often each was seen. Events live for an hour; those that were seen longest ago are forgotten. */
    private final Map<String, Integer> counts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    });

    public EventRecorder(KubernetesClient client, Clock clock, String instance) {
        this.client = client;
        this.clock = clock;
        this.instance = instance;
    }

    public void normal(StockPipelineResource of, String reason, String message) {
        record(of, "Normal", reason, message);
    }

    public void warning(StockPipelineResource of, String reason, String message) {
        record(of, "Warning", reason, message);
    }

    private void record(StockPipelineResource of, String type, String reason, String message) {
        String text = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
        String uid = of.getMetadata().getUid();
        String name = of.getMetadata().getName() + "." + RoleConfig.digest(uid + reason + text);
        Event event = event(of, name, type, reason, text);
        int count = counts.merge(key(event), 1, Integer::sum);
        try {
            if (count > 1 && isCountedUp(event, count)) {
                return;
            }
            if (!isCreated(event)) {
                countOn(event);
            }
        } catch (KubernetesClientException e) {
            LOG.warn("the Event {} of {} could not be written: {}", reason, name, e.getMessage());
        }
    }

    /** Whether it is new; false where an operator before this one has seen the same within the hour. */
    private boolean isCreated(Event event) {
        try {
            client.v1()
                    .events()
                    .inNamespace(event.getMetadata().getNamespace())
                    .resource(event)
                    .create();
            counts.put(key(event), 1);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    /** Counts on from what is there. The operator may not read Events, but the answer to a change says what it has become. */
    private void countOn(Event event) {
        Event found = patch(event, "{\"lastTimestamp\":\"" + now() + "\"}");
        int count = (found.getCount() == null ? 0 : found.getCount()) + 1;
        counts.put(key(event), count);
        patch(event, "{\"count\":" + count + "}");
    }

    /** Whether it was there to be counted up; after an hour it is not. */
    private boolean isCountedUp(Event event, int count) {
        try {
            patch(event, "{\"count\":" + count + ",\"lastTimestamp\":\"" + now() + "\"}");
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private Event patch(Event event, String change) {
        // Of an object in hand: else the client would read it first, for which the operator has no right.
        return client.v1()
                .events()
                .inNamespace(event.getMetadata().getNamespace())
                .resource(event)
                .patch(PatchContext.of(PatchType.JSON_MERGE), change);
    }

    private static String key(Event event) {
        return event.getMetadata().getNamespace() + "/" + event.getMetadata().getName();
    }

    private Event event(StockPipelineResource of, String name, String type, String reason, String message) {
        String now = now();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(of.getMetadata().getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(of.getApiVersion())
                .withKind(of.getKind())
                .withName(of.getMetadata().getName())
                .withNamespace(of.getMetadata().getNamespace())
                .withUid(of.getMetadata().getUid())
                .endInvolvedObject()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource(COMPONENT, null)
                .withReportingComponent(COMPONENT)
                .withReportingInstance(instance)
                .build();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
