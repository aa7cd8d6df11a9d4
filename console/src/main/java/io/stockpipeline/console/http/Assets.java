package io.stockpipeline.console.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's files and the page with the API's documentation. A name is looked up on the class path only when each part of it
 * begins with a letter or a digit, so that no path leads out of its folder; what was found stays in memory.
 */
final class Assets {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String DASHBOARD = "io/stockpipeline/console/dashboard/";
    private static final String PAGE = "io/stockpipeline/console/http/";
    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.34.1/";
    /** Files of libraries, by the name they are served under. */
    private static final Map<String, String> VENDOR =
            Map.of("vendor/echarts.esm.min.js", "META-INF/resources/_static/echarts/6.0.0/dist/echarts.esm.min.js");

    private static final Map<String, String> DOCUMENTATION = Map.of(
            "docs.js", PAGE + "docs.js",
            "swagger-ui.css", SWAGGER + "swagger-ui.css",
            "swagger-ui-bundle.js", SWAGGER + "swagger-ui-bundle.js",
            "favicon-32x32.png", SWAGGER + "favicon-32x32.png");

    /** Asked for again each time, and answered with 304: a new version shows at once. */
    private static final String CHECKED = "no-cache";
    /** A library changes with a version of the console only. */
    private static final String KEPT = "max-age=3600";

    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    void register(RoutesConfig routes) {
        routes.get("/", context -> serve(context, DASHBOARD + "index.html", CHECKED));
        routes.get("/assets/<file>", this::asset);
        routes.get("/docs", context -> serve(context, PAGE + "docs.html", CHECKED));
        routes.get("/docs/{file}", context -> serve(context, DOCUMENTATION.get(context.pathParam("file")), KEPT));
    }

    private void asset(Context context) {
        String name = context.pathParam("file");
        String vendor = VENDOR.get(name);
        if (vendor != null) {
            serve(context, vendor, KEPT);
        } else {
            serve(context, NAME.matcher(name).matches() && Asset.isNamed(name) ? DASHBOARD + name : null, CHECKED);
        }
    }

    private void serve(Context context, @Nullable String resource, String cacheControl) {
        Asset asset = resource == null ? null : find(resource);
        if (asset == null) {
            throw ProblemException.notFound("there is no such file");
        }
        asset.write(context, cacheControl);
    }

    private @Nullable Asset find(String resource) {
        Asset known = loaded.get(resource);
        if (known == null) {
            known = Asset.load(resource);
            if (known != null) {
                loaded.put(resource, known);
            }
        }
        return known;
    }
}
