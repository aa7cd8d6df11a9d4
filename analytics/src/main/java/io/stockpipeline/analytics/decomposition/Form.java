package io.stockpipeline.analytics.decomposition;

/** How trend, season and remainder make the series. */
public enum Form {
    /** Their sum: the season's swing stays as wide when the trend rises. */
    Additive,
    /** Their product: the season's swing widens with the trend. For values above 0 only. */
    Multiplicative
}
