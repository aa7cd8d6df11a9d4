package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page at the widths it is made for; what it looked like is in {@code target/screenshots}. */
@ExtendWith(SharedBrowser.class)
class DashboardLayoutTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    private final Browser browser;

    DashboardLayoutTest(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({
        "360, 740, true",
        "400, 820, true",
        "400, 820, false",
        "768, 1024, false",
        "900, 800, true",
        "1280, 800, true",
        "1280, 800, false",
        "2000, 1100, true",
        "2000, 1100, false"
    })
    void shouldFitTheWidth(int width, int height, boolean dark) {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, width, height, dark)) {
            Page page = dashboard.page();
            for (String view : new String[] {"watch", "detail", "alarms", "rankings"}) {
                page.evaluate("document.querySelector('[data-to=" + view + "]').click()");
                assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("width of the page with %s in front", view)
                        .isEqualTo(width);
            }
            String scheme = dark ? "dark" : "light";
            if (width < 860) {
                page.evaluate("document.querySelector('[data-to=detail]').click()");
                page.until("document.querySelector('#chart canvas').clientWidth > 100");
                page.screenshot(SHOTS.resolve("dashboard-%d-%s-chart.png".formatted(width, scheme)));
                page.evaluate("document.querySelector('[data-to=watch]').click()");
            }
            page.screenshot(SHOTS.resolve("dashboard-%d-%s.png".formatted(width, scheme)));
        }
    }

    @Test
    void shouldShowOneViewAtATimeOnAPhone() {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, 400, 820, true)) {
            Page page = dashboard.page();
            assertThat(page.evaluate("document.querySelector('.detail').checkVisibility()")
                            .asBoolean())
                    .isFalse();
            page.click(".grid-body .grid-row:nth-child(3)");
            page.until("document.querySelector('.detail').checkVisibility()");
            assertThat(page.evaluate("document.querySelector('.watch').checkVisibility()")
                            .asBoolean())
                    .isFalse();
            page.until("document.querySelector('#detail-title').textContent === 'AMZN'");
            page.click("[data-to=alarms]");
            page.until("document.querySelectorAll('.alarm').length === 8");
        }
    }
}
