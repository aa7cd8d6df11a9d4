package io.stockpipeline.console.history;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list.
 *
 * @param limit most rows, 1 to {@link History#MAX_LIMIT}
 * @param order by time; rows of one instant stay together in the order of their records
 * @param cursor {@link Page#next()} of the page before; null for the first. The rest of the query has to be the same.
 */
public record PageRequest(int limit, Order order, @Nullable String cursor) {
    /** Which end of the list comes first. */
    public enum Order {
        OldestFirst,
        NewestFirst
    }

    public PageRequest {
        if (limit < 1 || limit > History.MAX_LIMIT) {
            throw new IllegalArgumentException("limit: 1 to " + History.MAX_LIMIT + ", found " + limit);
        }
    }

    public static PageRequest newest(int limit) {
        return new PageRequest(limit, Order.NewestFirst, null);
    }

    public static PageRequest oldest(int limit) {
        return new PageRequest(limit, Order.OldestFirst, null);
    }

    /** The same request, for what follows a page. */
    public PageRequest after(@Nullable String next) {
        return new PageRequest(limit, order, next);
    }
}
