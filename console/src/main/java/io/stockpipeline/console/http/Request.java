package io.stockpipeline.console.http;

import io.javalin.http.Context;
import io.stockpipeline.model.schema.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request whose parameters have been read and found good. */
public final class Request {
    private static final int BAD_REQUEST = 400;
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Context context;
    private final Map<Parameter<?>, Object> values;

    private Request(Context context, Map<Parameter<?>, Object> values) {
        this.context = context;
        this.values = values;
    }

    /**
     * Reads every parameter.
     *
     * @throws ProblemException (400) when one is missing, wrong, given twice or not known
     */
    static Request of(Route route, Context context) {
        Map<String, List<String>> given = given(context);
        refuseUnknown(given.keySet(), route.parameters(Parameter.In.query));
        List<Parameter<?>> fields = route.parameters(Parameter.In.body);
        Map<String, String> body = fields.isEmpty() ? Map.of() : RequestBody.fields(context.bodyAsBytes());
        refuseUnknown(body.keySet(), fields);
        Map<Parameter<?>, Object> values = new HashMap<>();
        for (Parameter<?> parameter : route.parameters()) {
            String text = switch (parameter.in()) {
                case path -> context.pathParam(parameter.name());
                case query -> once(parameter, given.getOrDefault(parameter.name(), List.of()));
                case body -> body.get(parameter.name());
            };
            if (text != null) {
                values.put(parameter, parameter.parse(text));
            } else if (parameter.required()) {
                throw ProblemException.badParameter(parameter.name(), "is required: " + parameter.description());
            }
        }
        return new Request(context, values);
    }

    /** Javalin leaves out what it cannot decode, which would answer another question than was asked. */
    private static Map<String, List<String>> given(Context context) {
        String query = context.queryString();
        if (query != null && NO_ESCAPE.matcher(query).find()) {
            throw ProblemException.of(BAD_REQUEST, "a % after the question mark must be written as %25");
        }
        return context.queryParamMap();
    }

    private static @Nullable String once(Parameter<?> parameter, List<String> texts) {
        if (texts.size() > 1) {
            throw ProblemException.badParameter(parameter.name(), "is given " + texts.size() + " times, once will do");
        }
        return texts.isEmpty() ? null : texts.get(0);
    }

    private static void refuseUnknown(Set<String> given, List<Parameter<?>> parameters) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        for (String name : given) {
            if (!known.contains(name)) {
                throw ProblemException.badParameter(Formats.shortened(name), "is not known" + suggestion(name, known));
            }
        }
    }

    private static String suggestion(String name, List<String> known) {
        Optional<String> nearest = NearestName.of(name, known);
        if (nearest.isPresent()) {
            return ": did you mean " + nearest.get() + "?";
        }
        return known.isEmpty() ? " here: there are none" : ": there are " + String.join(", ", known);
    }

    /** The value given, else the fallback; only for parameters that are required or have one. */
    public <T> T get(Parameter<T> parameter) {
        return Objects.requireNonNull(find(parameter), parameter.name());
    }

    /** The value given, else the fallback, else null. */
    @SuppressWarnings("unchecked") // a parameter's value was parsed by it
    public <T> @Nullable T find(Parameter<T> parameter) {
        Object value = values.get(parameter);
        return value == null ? parameter.fallback() : (T) value;
    }

    /** The exchange itself, for answers that are no JSON. */
    public Context context() {
        return context;
    }
}
