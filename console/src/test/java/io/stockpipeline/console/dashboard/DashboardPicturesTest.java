package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the pictures of docs/dashboard.md, which says how to remake them; by default they go to {@code target/screenshots}. */
@ExtendWith(SharedBrowser.class)
class DashboardPicturesTest {
    private static final Path FOLDER = Path.of(System.getProperty("dashboard.pictures", "target/screenshots"));
    /** Git keeps every version of a picture for ever. */
    private static final long MOST_BYTES = 150_000;

    private final Browser browser;

    DashboardPicturesTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void shouldShowTheWholePageInTheDark() throws Exception {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, 1440, 860, true)) {
            take(dashboard.page(), "dashboard-dark.png");
        }
    }

    @Test
    void shouldShowCandlesUnderTheCrosshairInTheLight() throws Exception {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, 1440, 860, false)) {
            Page page = dashboard.page();
            page.click("#ranges [data-value='1h']");
            page.click("#styles [data-value=candles]");
            page.click("#ranking-kinds [data-value=side]");
            page.until("document.querySelector('#ranking').innerText.includes('Bought at')");
            page.until("document.querySelector('#chart-summary').textContent.includes(', 1h until')");
            page.point(1000, 360);
            page.until("!document.querySelector('#legend time').textContent.startsWith('15:4')");
            take(page, "dashboard-light.png");
        }
    }

    @Test
    void shouldShowTheChartOnAPhone() throws Exception {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, 400, 820, true)) {
            dashboard.page().click("[data-to=detail]");
            dashboard.page().until("document.querySelector('#chart canvas').clientWidth > 100");
            take(dashboard.page(), "dashboard-phone.png");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 1100, true, analysis-dark", "400, 1000, false, analysis-phone"})
    void shouldShowTheAnalysis(int width, int height, boolean dark, String name) throws Exception {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, width, height, dark)) {
            Page page = dashboard.page();
            page.evaluate("document.querySelector('[data-to=detail]').click()");
            dashboard.openAnalysis();
            take(page, name + ".png");
        }
    }

    private static void take(Page page, String name) throws Exception {
        // Two frames: what was asked for last has been drawn.
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        page.screenshot(FOLDER.resolve(name));
        SmallPicture.shrink(FOLDER.resolve(name));
        assertThat(Files.size(FOLDER.resolve(name))).isLessThan(MOST_BYTES);
    }
}
