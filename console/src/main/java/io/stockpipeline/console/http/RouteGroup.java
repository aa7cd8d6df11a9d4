package io.stockpipeline.console.http;

import java.util.List;

/** Routes that belong together. */
public interface RouteGroup {
    List<Route> routes();
}
