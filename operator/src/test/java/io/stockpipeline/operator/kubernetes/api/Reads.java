package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** get, list and watch. */
final class Reads {
    private final ObjectStore store;

    Reads(ObjectStore store) {
        this.store = store;
    }

    ApiResponse read(ApiRequest request) {
        return request.name().isEmpty() ? list(request) : get(request.id());
    }

    private ApiResponse get(ObjectId id) {
        Stored stored = store.get(id);
        if (stored == null) {
            throw ApiError.notFound(id);
        }
        return new ApiResponse(200, stored.json(), false);
    }

    private ApiResponse list(ApiRequest request) {
        Predicate<JsonNode> selector = Selector.of(request.query());
        synchronized (store) {
            String items = store.list(request.type(), request.namespace()).stream()
                    .filter(stored -> selector.test(stored.node()))
                    .map(Stored::json)
                    .collect(Collectors.joining(",", "[", "]"));
            String body = "{\"kind\":\"" + request.type().kind() + "List\",\"apiVersion\":\""
                    + request.type().apiVersion() + "\",\"metadata\":{\"resourceVersion\":\"" + store.version()
                    + "\"},\"items\":" + items + "}";
            return new ApiResponse(200, body, false);
        }
    }

    /** Begins a watch: what happened since the version it names, or what there is when it names none. */
    void begin(ApiRequest request, WatchStream watch) {
        String since = request.query().getOrDefault("resourceVersion", "");
        synchronized (store) {
            if (since.isEmpty() || since.equals("0")) {
                Predicate<JsonNode> selector = Selector.of(request.query());
                store.list(request.type(), request.namespace()).stream()
                        .filter(stored -> selector.test(stored.node()))
                        .forEach(stored -> watch.send("ADDED", stored.json()));
            } else {
                List<StoreEvent> missed = store.since(Long.parseLong(since));
                if (missed == null) {
                    watch.send(
                            "ERROR",
                            ApiError.expired("too old resource version: " + since)
                                    .status()
                                    .toString());
                    return;
                }
                missed.forEach(watch);
            }
            store.subscribe(watch);
        }
    }
}
