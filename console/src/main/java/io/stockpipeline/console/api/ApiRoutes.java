package io.stockpipeline.console.api;

import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.query.Market;
import java.util.ArrayList;
import java.util.List;

/** The table of the API's requests; the stream and the deliveries have groups of their own. */
public final class ApiRoutes implements RouteGroup {
    /** Under which all of them stand. */
    public static final String ROOT = "/api/v1";

    private final List<RouteGroup> groups;

    /**
     * @param version of the program
     * @param surroundings what the status tells of besides the view
     */
    public ApiRoutes(Market market, String version, Surroundings surroundings) {
        Answering answering = new Answering(market.view());
        FewAtOnce few = new FewAtOnce();
        groups = List.of(
                new PipelineRoutes(market, version, surroundings),
                new SymbolRoutes(market, answering),
                new AnalysisRoutes(market, answering, few),
                new MarketRoutes(market, answering),
                new RecordRoutes(market, answering),
                new WhatIfRoutes(market, answering, few));
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        groups.forEach(group -> routes.addAll(group.routes()));
        return routes;
    }
}
