package io.stockpipeline.operator.kubernetes.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A path below {@code /api} or {@code /apis}.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param plural empty for the list of the version's kinds
 */
record RequestPath(String apiVersion, String plural, String namespace, String name, String subresource) {

    static RequestPath parse(String path) {
        List<String> parts =
                new ArrayList<>(List.of(path.replaceAll("^/+|/+$", "").split("/")));
        String apiVersion = parts.get(0).equals("api") ? part(parts, 1) : part(parts, 1) + "/" + part(parts, 2);
        List<String> rest = parts.subList(Math.min(parts.size(), parts.get(0).equals("api") ? 2 : 3), parts.size());
        // "namespaces/x" is the namespace itself, "namespaces/x/pods" something in it.
        if (rest.size() > 2 && rest.get(0).equals("namespaces") && !rest.get(2).equals("status")) {
            return new RequestPath(apiVersion, part(rest, 2), part(rest, 1), part(rest, 3), part(rest, 4));
        }
        return new RequestPath(apiVersion, part(rest, 0), "", part(rest, 1), part(rest, 2));
    }

    static Map<String, String> query(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? decode(parts.get(index)) : "";
    }
}
