package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The objects by kind, namespace and name, with the latest changes for watches that begin in the past. */
final class ObjectStore {
    private static final int HISTORY = 20_000;

    private final Map<ApiResource, NavigableMap<ObjectId, Stored>> objects = new HashMap<>();
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
    private long version;
    private long forgotten;

    synchronized long version() {
        return version;
    }

    synchronized Stored get(ObjectId id) {
        return ofType(id.type()).get(id);
    }

    /** All of a kind, or those of one namespace. */
    synchronized Collection<Stored> list(ApiResource type, String namespace) {
        NavigableMap<ObjectId, Stored> all = ofType(type);
        if (namespace.isEmpty()) {
            return List.copyOf(all.values());
        }
        return List.copyOf(all.subMap(new ObjectId(type, namespace, ""), new ObjectId(type, namespace + "\0", ""))
                .values());
    }

    /** Stores an object under a new resource version. */
    synchronized Stored put(ObjectId id, ObjectNode object) {
        Stored before = ofType(id.type()).get(id);
        Stored after = new Stored(versioned(object));
        ofType(id.type()).put(id, after);
        tell(new StoreEvent(id, before, after, after, version));
        return after;
    }

    /** Removes an object; what it was in the end gets a version of its own. */
    synchronized void remove(ObjectId id, ObjectNode last) {
        Stored before = ofType(id.type()).remove(id);
        if (before != null) {
            tell(new StoreEvent(id, before, null, new Stored(versioned(last)), version));
        }
    }

    /** Tells every later change, in order, while the store is locked: listeners must not block. */
    void subscribe(Consumer<StoreEvent> listener) {
        listeners.add(listener);
    }

    void unsubscribe(Consumer<StoreEvent> listener) {
        listeners.remove(listener);
    }

    /** The changes after a version, or null when they are forgotten. */
    synchronized List<StoreEvent> since(long since) {
        if (since < forgotten) {
            return null;
        }
        List<StoreEvent> events = new ArrayList<>();
        for (Iterator<StoreEvent> latest = history.descendingIterator(); latest.hasNext(); ) {
            StoreEvent event = latest.next();
            if (event.version() <= since) {
                break;
            }
            events.add(event);
        }
        Collections.reverse(events);
        return events;
    }

    /** Forgets the past: watches that begin before now must list again. */
    synchronized void forget() {
        history.clear();
        forgotten = version + 1;
        version++;
    }

    private NavigableMap<ObjectId, Stored> ofType(ApiResource type) {
        return objects.computeIfAbsent(type, absent -> new TreeMap<>());
    }

    private ObjectNode versioned(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.get("metadata")).put("resourceVersion", String.valueOf(++version));
        return copy;
    }

    private void tell(StoreEvent event) {
        history.addLast(event);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().version();
        }
        listeners.forEach(listener -> listener.accept(event));
    }
}
