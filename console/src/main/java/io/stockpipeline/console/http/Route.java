package io.stockpipeline.console.http;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One request that the console answers, and all that is to be known of it: the server takes its handler and its parameters from
 * here, and so does the OpenAPI document.
 *
 * @param method {@code GET} (HEAD is answered with it) or {@code POST}
 * @param path with its path parameters in braces: {@code /api/v1/symbols/{symbol}}
 * @param name the operation's name in the document, unique: {@code currentPrice}
 * @param summary one line
 * @param description what the answer means; may be empty
 * @param parameters in path, query and body; any other is refused
 * @param faults statuses that the answer may have besides 200, 400 and 500
 */
public record Route(
        String method,
        String path,
        String name,
        String summary,
        String description,
        List<Parameter<?>> parameters,
        Set<Integer> faults,
        Answer answer) {
    public Route {
        parameters = List.copyOf(parameters);
        faults = Set.copyOf(faults);
    }

    /** Those that stand there. */
    List<Parameter<?>> parameters(Parameter.In in) {
        return parameters.stream().filter(parameter -> parameter.in() == in).toList();
    }

    /** What comes back. */
    public sealed interface Answer permits Json, Raw {}

    /**
     * A record, written as JSON.
     *
     * @param type from which the document's schema is made
     */
    public record Json(Class<?> type, Function<Request, ?> handler) implements Answer {}

    /** Anything else; the handler writes it itself. */
    public record Raw(String contentType, Consumer<Request> handler) implements Answer {}

    /** Begins a GET. */
    public static Builder get(String path, String name, String summary) {
        return new Builder("GET", path, name, summary);
    }

    /** Begins a POST. */
    public static Builder post(String path, String name, String summary) {
        return new Builder("POST", path, name, summary);
    }

    /** Everything of a route but its answer. */
    public static final class Builder {
        private final String method;
        private final String path;
        private final String name;
        private final String summary;
        private String description = "";
        private List<Parameter<?>> parameters = List.of();
        private Set<Integer> faults = Set.of();

        private Builder(String method, String path, String name, String summary) {
            this.method = method;
            this.path = path;
            this.name = name;
            this.summary = summary;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        public Builder parameters(Parameter<?>... all) {
            parameters = List.of(all);
            return this;
        }

        /** Statuses besides 200, 400 and 500. */
        public Builder faults(Integer... statuses) {
            faults = Set.of(statuses);
            return this;
        }

        /** Answers with a record. */
        public <A> Route answers(Class<A> type, Function<Request, A> handler) {
            return with(new Json(type, handler));
        }

        /** The handler writes the answer to {@link Request#context()}. */
        public Route writes(String contentType, Consumer<Request> handler) {
            return with(new Raw(contentType, handler));
        }

        private Route with(Answer answer) {
            return new Route(method, path, name, summary, description, parameters, faults, answer);
        }
    }
}
