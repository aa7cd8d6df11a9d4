package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Five thousand symbols: only those in sight are drawn, and the page stays quick enough to be used. */
@ExtendWith(SharedBrowser.class)
class ManySymbolsTest {
    private final Browser browser;

    ManySymbolsTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void shouldBeUsableWithFiveThousandSymbols() {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 5_000)) {
            Page page = dashboard.page();
            page.until("document.querySelector('#watch-count').textContent === '5,000 symbols'");
            assertThat(page.evaluate("document.querySelectorAll('.grid-body .grid-row').length")
                            .asInt())
                    .isLessThan(40);
            assertThat(page.evaluate("document.querySelector('.grid').getAttribute('aria-rowcount')")
                            .asText())
                    .isEqualTo("5001");

            page.evaluate("document.querySelector('#watchlist').scrollTop = 1e6");
            page.until(OpenDashboard.row("SYM4999"));
            page.press("/");
            page.type("sym2500");
            page.press("Enter");
            page.until("document.querySelector('#detail-title').textContent === 'SYM2500'");
            page.until(OpenDashboard.row("SYM2500") + ".getAttribute('aria-selected') === 'true'");
            page.click("[data-by=change]");
            page.until("document.querySelector('[aria-sort=descending]') !== null");
            assertThat(page.complaints()).isEmpty();
        }
    }
}
