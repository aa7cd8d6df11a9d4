package io.stockpipeline.console;

import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What machines ask: is it alive, does it answer, what are its figures. */
final class HealthRoutes implements RouteGroup {
    private static final String TEXT = "text/plain; charset=utf-8";
    /** Prometheus' text format. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private static final int NOT_READY = 503;

    private final BooleanSupplier ready;
    private final Supplier<String> metricsPage;

    HealthRoutes(BooleanSupplier ready, Supplier<String> metricsPage) {
        this.ready = ready;
        this.metricsPage = metricsPage;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/livez", "live", "The process answers")
                        .writes(TEXT, request -> request.context().result("ok\n")),
                Route.get("/readyz", "ready", "The view has taken in what was there when it began")
                        .faults(NOT_READY)
                        .writes(TEXT, this::ready),
                Route.get("/metrics", "metrics", "Figures of this process, for Prometheus")
                        .writes(METRICS, request -> request.context().result(metricsPage.get())));
    }

    private void ready(Request request) {
        if (ready.getAsBoolean()) {
            request.context().result("ok\n");
        } else {
            request.context().status(NOT_READY).result("the view is catching up with the topics\n");
        }
    }
}
