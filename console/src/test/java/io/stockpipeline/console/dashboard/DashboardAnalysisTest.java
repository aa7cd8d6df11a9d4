package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody does with the analysis of a symbol, in a real browser. */
@ExtendWith(SharedBrowser.class)
class DashboardAnalysisTest {
    private final Browser browser;

    private OpenDashboard dashboard;
    private Page page;

    DashboardAnalysisTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void open() {
        dashboard = OpenDashboard.open(browser, 12);
        page = dashboard.page();
    }

    @AfterEach
    void close() {
        dashboard.close();
    }

    @Test
    void shouldAskForNothingUntilTheTabIsOpened() {
        assertThat(dashboard.console().analyses()).isEmpty();
        dashboard.openAnalysis();
        assertThat(dashboard.console().analyses())
                .hasSize(4)
                .allSatisfy(asked -> assertThat(asked).startsWith("AAPL ").contains("interval=1m", "limit=500"));
        page.click("#tab-chart");
        page.until("document.querySelector('#chart').checkVisibility()");
        page.click("#tab-analysis");
        page.until("document.querySelector('#forecast').checkVisibility()");
        assertThat(dashboard.console().analyses()).hasSize(4);
    }

    @Test
    void shouldDrawEveryPartAndSayWhatItMeansWithoutAComplaint() {
        dashboard.openAnalysis();
        for (String part : new String[] {"forecast", "decomposition", "indicators", "stationarity"}) {
            assertThat(page.text("#" + part + " .findings li")).as(part).endsWith(".");
            assertThat(page.text("#" + part + " .trust")).as(part).startsWith("When not to trust this:");
            assertThat(count("#" + part + " .assumptions li")).as(part).isPositive();
            assertThat(page.text("#" + part + " .note")).contains("The newest 500 bars of 1m");
        }
        assertThat(count(".analysis-chart canvas")).isEqualTo(3);
        assertThat(label("forecast")).startsWith("Forecast of AAPL. ");
        assertThat(page.text("#stationarity tbody")).contains("Dickey-Fuller", "KPSS", "p ");
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests())
                .allSatisfy(request -> assertThat(request.getAuthority())
                        .isEqualTo(dashboard.console().address().getAuthority()));
    }

    @Test
    void shouldShowTheTableBehindEachChart() {
        dashboard.openAnalysis();
        for (String part : new String[] {"forecast", "decomposition", "indicators"}) {
            page.evaluate("document.querySelector('#" + part + " .analysis-head button').click()");
            assertThat(page.text("#" + part + " thead")).as(part).contains("Bar");
            assertThat(visible("#" + part + " .analysis-chart")).isFalse();
        }
        assertThat(count("#forecast tbody tr")).isEqualTo(24);
        assertThat(count("#decomposition tbody tr")).isEqualTo(500);
        assertThat(page.text("#decomposition tbody td")).matches("[\\d,.]+");
        page.evaluate("document.querySelector('#forecast .analysis-head button').click()");
        assertThat(visible("#forecast .analysis-chart canvas")).isTrue();
    }

    @Test
    void shouldAskAgainForTheOnePartThatWasChangedAndForAllOfAnotherInterval() {
        dashboard.openAnalysis();
        choose("steps", "6");
        page.until("document.querySelectorAll('#forecast [aria-busy]').length === 0");
        until(5);
        assertThat(dashboard.console().analyses().get(4)).contains("forecast", "steps=6");
        choose("method", "Classical");
        until(6);
        choose("period", "7");
        until(7);
        assertThat(dashboard.console().analyses().get(6))
                .contains("decomposition", "method=Classical", "period=7", "form=Additive");
        choose("interval", "1h");
        until(11);
        page.until("document.querySelector('#indicators .note').textContent.includes('bars of 1h')");
    }

    @Test
    void shouldShowARefusalInItsWordsInPlaceOfTheChart() {
        dashboard.console().refuses("too few values (7): a forecast needs 10 or more; take a longer stretch");
        page.click("#tab-analysis");
        page.until("document.querySelectorAll('.analysis-note.refused').length === 4");
        assertThat(page.text("#forecast .analysis-note"))
                .isEqualTo("Too few values (7): a forecast needs 10 or more; take a longer stretch.");
        assertThat(visible("#forecast .analysis-chart")).isFalse();

        dashboard.console().refuses("");
        page.click("#pane-analysis .toolbar button");
        page.until("document.querySelectorAll('.analysis-chart canvas').length === 3");
        assertThat(count(".analysis-note.refused")).isZero();
    }

    @Test
    void shouldAskAgainWhenTheConsoleIsBusy() {
        dashboard.console().isBusy(2);
        dashboard.openAnalysis();
        assertThat(dashboard.console().analyses()).hasSize(6);
    }

    @Test
    void shouldFollowTheSymbol() {
        dashboard.openAnalysis();
        page.click(".grid-body .grid-row:nth-child(3)");
        page.until("document.querySelector('#forecast .analysis-chart').getAttribute('aria-label').includes('AMZN')");
        page.until("document.querySelectorAll('[aria-busy]').length === 0");
        assertThat(label("decomposition")).contains("AMZN");
    }

    @Test
    void shouldOpenAndLeaveByKeyboard() {
        page.evaluate("document.querySelector('#tab-chart').focus()");
        page.press("ArrowRight");
        assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("tab-analysis");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-selected')")
                        .asText())
                .isEqualTo("true");
        dashboard.untilAnalysed();
        page.press("Tab");
        assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("pane-analysis");
        page.press("Tab");
        assertThat(page.evaluate("document.activeElement.dataset.choice").asText())
                .isEqualTo("interval");
        page.evaluate("document.querySelector('#tab-analysis').focus()");
        page.press("ArrowRight");
        assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("tab-chart");
        assertThat(visible("#chart")).isTrue();
        assertThat(visible("#pane-analysis")).isFalse();
    }

    @Test
    void shouldTryWhatIf() {
        dashboard.openAnalysis();
        page.evaluate("document.querySelector('#what-if-amount').focus()");
        page.type("abc");
        page.press("Enter");
        page.until("document.querySelector('#what-if .refused').textContent.startsWith('An amount')");
        page.evaluate("document.querySelector('#what-if-amount').value = '+2.5'");
        page.press("Enter");
        page.until("document.querySelectorAll('#what-if tbody tr').length === 3");
        assertThat(page.text("#what-if .analysis-note"))
                .isEqualTo("1,234 ticks. Alarms that fired: 6 before, 9 after.");
        assertThat(page.text("#what-if tbody tr")).contains("5m", "0.061 %", "0.060 %", "2", "3");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldFitAPhone() {
        page.resize(400, 820);
        page.click("[data-to=detail]");
        dashboard.openAnalysis();
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(400);
        JsonNode wide = page.evaluate("[...document.querySelectorAll('#pane-analysis, #pane-analysis section')]"
                + ".filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.id)");
        assertThat(wide).isEmpty();
    }

    private void choose(String choice, String value) {
        page.evaluate("(() => { const control = document.querySelector('[data-choice=" + choice
                + "]'); control.value = '" + value + "'; control.dispatchEvent(new Event('change')); })()");
    }

    private void until(int asked) {
        Awaitility.await().until(() -> dashboard.console().analyses().size() >= asked);
        dashboard.untilAnalysed();
    }

    private String label(String part) {
        return page.evaluate("document.querySelector('#" + part + " .analysis-chart').getAttribute('aria-label')")
                .asText();
    }

    private boolean visible(String selector) {
        return page.evaluate("document.querySelector('" + selector + "').checkVisibility()")
                .asBoolean();
    }

    private int count(String selector) {
        return page.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }
}
