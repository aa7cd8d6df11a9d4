package io.stockpipeline.analytics.series;

import java.util.List;

/** A result that says in words what it means, and what it took for granted. */
public interface Explained {
    /** What was found, in sentences that a person who is no statistician understands; the most important first. */
    List<String> findings();

    /** What the method assumes of the numbers, in the same words. */
    List<String> assumptions();
}
