package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Answers requests: each is parsed elsewhere, and everything that is stored passes through {@link Commit}. */
public final class ApiServer implements AutoCloseable {
    private final ApiResources types;
    private final ObjectStore store = new ObjectStore();
    private final Reads reads = new Reads(store);
    private final Writes writes;
    private final Deletes deletes;
    private final Discovery discovery;
    private final Set<WatchStream> watches = new CopyOnWriteArraySet<>();
    private final ExecutorService sender = thread("kubernetes-watches");
    private final ExecutorService background = thread("kubernetes-controllers");
    private final GarbageCollector garbage;

    public ApiServer(List<ApiResource> types, Clock clock) {
        this.types = new ApiResources(types);
        this.discovery = new Discovery(this.types);
        Commit commit = new Commit(store, clock);
        this.writes = new Writes(store, commit);
        this.deletes = new Deletes(store, commit);
        CustomResources.follow(this);
        this.garbage = new GarbageCollector(this, background);
    }

    /** The kinds served; more can be added at any time. */
    public ApiResources types() {
        return types;
    }

    /** Deletes what is owned by what is gone. */
    public GarbageCollector garbage() {
        return garbage;
    }

    /** Where controllers work: one thread, in order. */
    public Executor background() {
        return background;
    }

    /**
     * Tells every change, while the server is locked: hand over to {@link #background} what takes longer.
     *
     * @param listener gets null in place of an object that was removed
     */
    public void onChange(BiConsumer<ObjectId, ObjectNode> listener) {
        store.subscribe(event -> listener.accept(
                event.id(), event.after() == null ? null : event.after().node()));
    }

    /** The objects of a kind in a namespace, or in all when it is empty; not to be changed. */
    public List<ObjectNode> objects(ApiResource type, String namespace) {
        return store.list(type, namespace).stream().map(Stored::node).toList();
    }

    /** An object, not to be changed. */
    public Optional<ObjectNode> object(ObjectId id) {
        return Optional.ofNullable(store.get(id)).map(Stored::node);
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
        background.shutdownNow();
        sender.shutdownNow();
    }

    private static ExecutorService thread(String name) {
        // What comes after the end is let go: a socket that closes late, a dependent of a last deletion.
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
