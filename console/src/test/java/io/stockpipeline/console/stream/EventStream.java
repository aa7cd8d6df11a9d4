package io.stockpipeline.console.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.http.ConsoleJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A client of the stream that reads all it is sent. */
final class EventStream implements AutoCloseable, Flow.Subscriber<String> {
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<HttpResponse<Void>> answer;
    private Flow.@Nullable Subscription subscription;
    private volatile boolean ended;
    private String name = "";
    private @Nullable String id;

    /** An event; a line that is none has the name "". */
    record Event(String name, @Nullable String id, String data) {
        JsonNode json() {
            try {
                return ConsoleJson.mapper().readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private EventStream(HttpClient http, URI uri, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        answer = http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(this));
    }

    static EventStream open(HttpClient http, URI uri, @Nullable String lastEventId) {
        return new EventStream(http, uri, lastEventId);
    }

    List<Event> events(String wanted) {
        return events.stream().filter(event -> event.name().equals(wanted)).toList();
    }

    List<String> alarms() {
        return events("alarm").stream()
                .map(event -> event.json().get("id").textValue())
                .toList();
    }

    /** Of the newest event that has one. */
    @Nullable String lastEventId() {
        return events.stream().map(Event::id).filter(known -> known != null).reduce(null, (before, next) -> next);
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        subscription = lines;
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        int colon = line.indexOf(": ");
        String value = colon < 0 ? "" : line.substring(colon + 2);
        if (line.startsWith("event: ")) {
            name = value;
        } else if (line.startsWith("id: ")) {
            id = value;
        } else if (line.startsWith("data: ")) {
            events.add(new Event(name, id, value));
            name = "";
            id = null;
        } else if (!line.isEmpty()) {
            events.add(new Event("", null, line));
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended = true;
    }

    @Override
    public void onComplete() {
        ended = true;
    }

    @Override
    public void close() {
        leave();
    }

    /** Goes without a word. */
    void leave() {
        Flow.Subscription lines = subscription;
        if (lines != null) {
            lines.cancel();
        }
        answer.cancel(true);
    }
}
