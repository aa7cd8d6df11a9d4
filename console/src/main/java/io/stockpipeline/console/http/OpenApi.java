package io.stockpipeline.console.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpStatus;

/** The OpenAPI document, made from the table of routes: what is served is what is described. */
final class OpenApi {
    private static final String VERSION = "3.1.0";

    private final JsonSchemas schemas = new JsonSchemas();
    private final Map<String, Map<String, Object>> paths = new LinkedHashMap<>();

    private OpenApi(List<Route> routes) {
        for (Route route : routes) {
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
    }

    /**
     * The document as UTF-8 JSON.
     *
     * @param version of the program
     */
    static byte[] document(String version, List<Route> routes) {
        OpenApi api = new OpenApi(routes);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", VERSION);
        document.put(
                "info",
                ordered(
                        "title", "StockPipeline console",
                        "version", version,
                        "description", "What a pipeline has computed. Times are UTC; numbers are exact."));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", api.paths);
        document.put("components", Map.of("schemas", api.schemas.all()));
        return ConsoleJson.bytes(document);
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.name());
        operation.put("summary", route.summary());
        if (!route.description().isEmpty()) {
            operation.put("description", route.description());
        }
        List<Object> parameters = new ArrayList<>();
        for (Parameter<?> parameter : route.parameters()) {
            if (parameter.in() != Parameter.In.body) {
                parameters.add(parameter(parameter));
            }
        }
        operation.put("parameters", parameters);
        List<Parameter<?>> fields = route.parameters(Parameter.In.body);
        if (!fields.isEmpty()) {
            operation.put("requestBody", body(fields));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    private static Map<String, Object> body(List<Parameter<?>> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Parameter<?> field : fields) {
            Map<String, Object> schema = schema(field);
            schema.put("description", field.description());
            properties.put(field.name(), schema);
        }
        List<String> required =
                fields.stream().filter(Parameter::required).map(Parameter::name).toList();
        Map<String, Object> schema = ordered(
                "type", "object", "properties", properties, "required", required, "additionalProperties", false);
        return ordered("required", true, "content", Map.of("application/json", Map.of("schema", schema)));
    }

    private static <T> Map<String, Object> schema(Parameter<T> parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(parameter.format().schema());
        T fallback = parameter.fallback();
        if (fallback != null) {
            schema.put("default", fallback instanceof Number ? fallback : fallback.toString());
        }
        return schema;
    }

    private static Map<String, Object> parameter(Parameter<?> parameter) {
        return ordered(
                "name", parameter.name(),
                "in", parameter.in().name(),
                "required", parameter.required(),
                "description", parameter.description(),
                "schema", schema(parameter));
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        if (route.answer() instanceof Route.Json json) {
            responses.put("200", response(route.summary(), "application/json", schemas.of(json.type())));
        } else if (route.answer() instanceof Route.Raw raw) {
            responses.put("200", response(route.summary(), raw.contentType(), Map.of("type", "string")));
        }
        if (!route.parameters().isEmpty()) {
            responses.put("400", problem(HttpStatus.getMessage(HttpStatus.BAD_REQUEST_400)));
        }
        for (int status : new TreeSet<>(route.faults())) {
            responses.put(Integer.toString(status), problem(HttpStatus.getMessage(status)));
        }
        responses.put("default", problem("Any other fault"));
        return responses;
    }

    private Map<String, Object> problem(String description) {
        return response(description, Problem.CONTENT_TYPE, schemas.of(Problem.class));
    }

    private static Map<String, Object> response(String description, String contentType, Map<String, Object> schema) {
        return ordered("description", description, "content", Map.of(contentType, Map.of("schema", schema)));
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        return Formats.ordered(keysAndValues);
    }
}
