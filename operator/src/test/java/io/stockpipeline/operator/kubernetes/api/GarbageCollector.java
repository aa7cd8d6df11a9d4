package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Deletes, in the background, objects whose owners are all gone. Knows owners by uid, so that nothing is searched. */
public final class GarbageCollector {
    private final ApiServer server;
    private final Executor background;
    private final Set<String> living = new HashSet<>();
    private final Map<String, Set<ObjectId>> dependents = new HashMap<>();
    private boolean running = true;

    GarbageCollector(ApiServer server, Executor background) {
        this.server = server;
        this.background = background;
        server.store().subscribe(this::follow);
    }

    /** Stops collecting, or starts again; what should have been collected in between stays. */
    public synchronized void run(boolean run) {
        running = run;
    }

    private synchronized void follow(StoreEvent event) {
        String uid = event.node().path("metadata").path("uid").asText();
        List<String> owners = owners(event.node());
        if (event.after() != null) {
            living.add(uid);
            owners.forEach(owner ->
                    dependents.computeIfAbsent(owner, absent -> new HashSet<>()).add(event.id()));
            // An owner that never was, or is gone already: Kubernetes collects that too.
            if (event.before() == null && !owners.isEmpty() && owners.stream().noneMatch(living::contains)) {
                collect(event.id(), uid);
            }
            return;
        }
        living.remove(uid);
        owners.forEach(owner -> dependents.getOrDefault(owner, new HashSet<>()).remove(event.id()));
        Set<ObjectId> orphans = dependents.remove(uid);
        if (orphans != null) {
            orphans.forEach(orphan -> collect(orphan, ""));
        }
    }

    private void collect(ObjectId id, String uid) {
        background.execute(() -> {
            synchronized (server) {
                Stored stored = server.store().get(id);
                if (stored != null && isOrphan(stored.node())) {
                    String body = uid.isEmpty() ? "" : "{\"preconditions\":{\"uid\":\"" + uid + "\"}}";
                    server.handle(ApiRequest.internal("DELETE", id, "", "", body));
                }
            }
        });
    }

    private synchronized boolean isOrphan(JsonNode object) {
        List<String> owners = owners(object);
        return running && !owners.isEmpty() && owners.stream().noneMatch(living::contains);
    }

    private static List<String> owners(JsonNode object) {
        List<String> owners = new ArrayList<>();
        object.path("metadata")
                .path("ownerReferences")
                .forEach(owner -> owners.add(owner.path("uid").asText()));
        return owners;
    }
}
