package io.stockpipeline.console.dashboard;

import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A page in front of a backend of its own, at three in the afternoon of a day of March. */
record OpenDashboard(FakeConsole console, Page page) implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-03-12T15:42:07Z");

    /** Opens the dashboard of so many symbols and waits until it lives, chart included. */
    static OpenDashboard open(Browser browser, int symbols) {
        return open(browser, symbols, 1280, 800, true);
    }

    static OpenDashboard open(Browser browser, int symbols, int width, int height, boolean dark) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), BEGIN));
        FakeConsole console = new FakeConsole(symbols, clock);
        console.past();
        Page page = browser.newPage();
        page.resize(width, height);
        page.prefer(dark, true);
        page.open(console.address().resolve("#AAPL"));
        OpenDashboard opened = new OpenDashboard(console, page);
        opened.untilLive();
        return opened;
    }

    /** Waits until the stream is there and the chart is drawn. */
    void untilLive() {
        page.until("document.querySelector('.badge.good')?.textContent === 'Live'");
        page.until("document.querySelector('#chart canvas') !== null");
        page.until("document.querySelector('#legend b').textContent !== ''");
        page.until("document.querySelectorAll('#ranking tbody tr').length > 0");
        page.until("document.querySelector('#chart-summary').textContent.includes('opened at')");
    }

    /** Opens the tab with the analysis, and waits until all of it is there. */
    void openAnalysis() {
        page.evaluate("document.querySelector('#tab-analysis').click()");
        untilAnalysed();
    }

    /** Waits until every part of the analysis is computed and drawn. */
    void untilAnalysed() {
        page.until("document.querySelectorAll('#pane-analysis .findings li').length > 3"
                + " && document.querySelectorAll('#pane-analysis [aria-busy]').length === 0"
                + " && document.querySelectorAll('.analysis-chart canvas').length === 3");
    }

    /** The list's line of a symbol, as a script's expression. */
    static String row(String symbol) {
        return "[...document.querySelectorAll('.grid-body .grid-row')].find(row => !row.hidden &&"
                + " row.querySelector('b').textContent === '" + symbol + "')";
    }

    @Override
    public void close() {
        page.close();
        console.close();
    }
}
