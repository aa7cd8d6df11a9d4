package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.SharedBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing of weight, in either scheme and at both ends of the widths. */
@ExtendWith(SharedBrowser.class)
class DashboardAccessibilityTest {
    private static final String RUN = "axe.run(document).then(found => found.violations"
            + ".filter(rule => ['serious', 'critical'].includes(rule.impact))"
            + ".map(rule => rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))";

    private final Browser browser;

    DashboardAccessibilityTest(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({"1280, true", "1280, false", "400, true", "400, false"})
    void shouldHaveNoViolationOfWeight(int width, boolean dark) throws Exception {
        try (OpenDashboard dashboard = OpenDashboard.open(browser, 12, width, 800, dark)) {
            dashboard.page().evaluate(axe());
            for (String view : new String[] {"watch", "detail", "alarms", "rankings"}) {
                dashboard.page().evaluate("document.querySelector('[data-to=" + view + "]').click()");
                JsonNode violations = dashboard.page().evaluate(RUN);
                assertThat(violations).as(view).isEmpty();
            }
            dashboard.page().evaluate("document.querySelector('#as-table').click()");
            dashboard.page().evaluate("document.querySelector('#search').focus()");
            assertThat(dashboard.page().evaluate(RUN)).as("table and search").isEmpty();
            dashboard.page().evaluate("document.querySelector('[data-to=detail]').click()");
            dashboard.openAnalysis();
            assertThat(dashboard.page().evaluate(RUN)).as("analysis").isEmpty();
            dashboard.page().evaluate("document.querySelector('#forecast .analysis-head button').click()");
            dashboard
                    .page()
                    .evaluate("document.querySelectorAll('#pane-analysis details').forEach(d => d.open = true)");
            assertThat(dashboard.page().evaluate(RUN))
                    .as("a table of the analysis")
                    .isEmpty();
        }
    }

    private static String axe() throws IOException {
        try (InputStream in = DashboardAccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            // The library's own value is of no use here, and cannot be carried over.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; true";
        }
    }
}
