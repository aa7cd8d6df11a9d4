package io.stockpipeline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import java.time.Clock;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of the page's pure modules, written beside them in JavaScript and run where they run: in a browser. */
@ExtendWith(SharedBrowser.class)
class DashboardModulesTest {
    private static final String RUN = "Promise.all(['format', 'state', 'series', 'analysis'].map(name =>"
            + " import(`/test/${name}-test.js`))).then(() => import('/test/expect.js')).then(({ run }) => run())";

    private final Browser browser;

    DashboardModulesTest(Browser browser) {
        this.browser = browser;
    }

    @TestFactory
    Stream<DynamicTest> shouldPassTheTestsOfTheModules() {
        JsonNode results;
        try (FakeConsole console = new FakeConsole(1, Clock.systemUTC());
                Page page = browser.newPage()) {
            page.open(console.address().resolve("test/index.html"));
            results = page.evaluate(RUN);
        }
        assertThat(results.size()).isPositive();
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> DynamicTest.dynamicTest(
                        result.get("name").asText(),
                        () -> assertThat(result.get("failure").asText()).isEmpty()));
    }
}
