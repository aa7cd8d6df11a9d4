package io.stockpipeline.console;

import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What machines ask: is it alive, does it answer, what are its figures. */
final class HealthRoutes implements RouteGroup {
    private static final String TEXT = "text/plain; charset=utf-8";
    /** Prometheus' text format. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private static final int UNWELL = 503;

    private final Supplier<Optional<DeadThread>> death;
    private final BooleanSupplier ready;
    private final Supplier<String> metricsPage;

    HealthRoutes(Supplier<Optional<DeadThread>> death, BooleanSupplier ready, Supplier<String> metricsPage) {
        this.death = death;
        this.ready = ready;
        this.metricsPage = metricsPage;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/livez", "live", "The process answers, and none of its threads has died")
                        .faults(UNWELL)
                        .writes(TEXT, this::live),
                Route.get("/readyz", "ready", "The view has taken in what was there when it began")
                        .faults(UNWELL)
                        .writes(TEXT, this::ready),
                Route.get("/metrics", "metrics", "Figures of this process, for Prometheus")
                        .writes(METRICS, request -> request.context().result(metricsPage.get())));
    }

    private void live(Request request) {
        answer(request, death.get().map(DeadThread::words).orElse(""));
    }

    private void ready(Request request) {
        String wrong = ready.getAsBoolean() ? "" : "the view is catching up with the topics";
        answer(request, death.get().map(DeadThread::words).orElse(wrong));
    }

    private static void answer(Request request, String wrong) {
        if (wrong.isEmpty()) {
            request.context().result("ok\n");
        } else {
            request.context().status(UNWELL).result(wrong + "\n");
        }
    }
}
