package io.stockpipeline.operator.kubernetes.api;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers requests: each is parsed elsewhere, and everything that is stored passes through {@link Commit}. */
public final class ApiServer implements AutoCloseable {
    private final ApiResources types;
    private final ObjectStore store = new ObjectStore();
    private final Reads reads = new Reads(store);
    private final Writes writes;
    private final Deletes deletes;
    private final Discovery discovery;
    private final Set<WatchStream> watches = new CopyOnWriteArraySet<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "kubernetes-watches");
        thread.setDaemon(true);
        return thread;
    });

    public ApiServer(List<ApiResource> types, Clock clock) {
        this.types = new ApiResources(types);
        this.discovery = new Discovery(this.types);
        Commit commit = new Commit(store, clock);
        this.writes = new Writes(store, commit);
        this.deletes = new Deletes(store, commit);
        CustomResources.follow(this);
    }

    /** The kinds served; more can be added at any time. */
    public ApiResources types() {
        return types;
    }

    Discovery discovery() {
        return discovery;
    }

    ObjectStore store() {
        return store;
    }

    /**
     * Answers any request but a watch.
     *
     * @throws ApiError when it is refused
     */
    public synchronized ApiResponse handle(ApiRequest request) {
        return switch (request.method()) {
            case "GET" -> reads.read(request);
            case "POST" -> writes.create(request);
            case "PUT" -> writes.replace(request);
            case "PATCH" -> writes.patch(request);
            case "DELETE" -> deletes.delete(request);
            default -> throw ApiError.of(405, "MethodNotAllowed", request.method() + " is not allowed");
        };
    }

    synchronized WatchStream watch(ApiRequest request) {
        WatchStream watch = new WatchStream(request, sender, this::forget);
        watches.add(watch);
        reads.begin(request, watch);
        return watch;
    }

    /** Closes every open watch from the server's side. */
    public void closeWatches() {
        watches.forEach(WatchStream::close);
    }

    /** Forgets past changes, so that a watch that resumes is told to list again (410 Gone). */
    public void forgetHistory() {
        store.forget();
    }

    private void forget(WatchStream watch) {
        store.unsubscribe(watch);
        watches.remove(watch);
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
