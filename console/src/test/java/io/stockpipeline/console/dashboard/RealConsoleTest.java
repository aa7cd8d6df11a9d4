package io.stockpipeline.console.dashboard;

import static io.stockpipeline.console.dashboard.OpenDashboard.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard before the console as it is: server, API, stream, view and the engine behind them. */
@ExtendWith(SharedBrowser.class)
class RealConsoleTest {
    private final Page page;
    private RealConsole console;

    @TempDir
    private Path secrets;

    RealConsoleTest(Browser browser) {
        page = browser.newPage();
        page.resize(1280, 800);
        page.prefer(true, true);
    }

    private void open() throws Exception {
        console = new RealConsole();
        page.open(console.address().resolve("#AAPL"));
        untilLive();
    }

    private void untilLive() {
        page.until("document.querySelector('.badge.good')?.textContent === 'Live'");
        page.until("document.querySelector('#chart-summary').textContent.includes('opened at')");
    }

    @AfterEach
    void close() {
        page.close();
        if (console != null) {
            console.close();
        }
    }

    @Test
    void shouldShowWhatTheEngineComputes() throws Exception {
        open();
        assertThat(page.text("#watch-count")).isEqualTo("5 symbols");
        assertThat(page.text("#pipeline")).isEqualTo("local.tech from generated prices");
        String before = page.text("#detail-price strong");
        page.until("document.querySelector('#detail-price strong').textContent !== '" + before + "'");
        page.until("document.querySelector('#facts').innerText.includes('k')");
        assertThat(page.evaluate(row("AAPL") + ".querySelectorAll('.spark path')[1].getAttribute('d')")
                        .asText())
                .hasSizeGreaterThan(60);
        assertThat(page.evaluate(row("QUIET") + ".innerText").asText()).contains("–");

        page.click("#ranges [data-value=all]");
        page.click("#as-table");
        page.until("document.querySelectorAll('#chart-table tbody tr').length > 18");
        page.click("#ranking-kinds [data-value=side]");
        page.until("document.querySelector('#ranking').innerText.includes('Bought at')");
        page.click("#ranking-kinds [data-value=trades]");
        page.until("document.querySelectorAll('#ranking tbody tr').length === 4");
        page.screenshot(Path.of("target", "screenshots", "real-console.png"));
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldTellOfAnAlarmThatTheEngineRaises() throws Exception {
        open();
        console.jump("AAPL");
        page.until("[...document.querySelectorAll('.alarm')].some(line =>"
                + " line.innerText.includes('AAPL 5m average moved') && line.innerText.includes('▲ +'))");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldLetInWhoHasAToken() throws Exception {
        String token = "a-token-of-the-desk-that-is-long-enough";
        Files.createDirectories(secrets.resolve("tokens"));
        Files.writeString(secrets.resolve("tokens").resolve("desk"), token);
        console = new RealConsole(RealConsole.TOKENS, secrets);
        page.open(console.address());
        page.until("document.querySelector('#token') !== null");
        logIn(token);
        page.open(console.address().resolve("#AMD"));
        page.until("document.querySelector('#detail-title').textContent === 'AMD'");
        page.forgive();

        // The session ends while the page is open; after the next login the same symbol is there again.
        page.forgetCookies();
        page.until("location.pathname === '/login'");
        logIn(token);
        assertThat(page.text("#detail-title")).isEqualTo("AMD");
    }

    @Test
    void shouldLogOutWhoHasLoggedIn() throws Exception {
        String token = "a-token-of-the-desk-that-is-long-enough";
        Files.createDirectories(secrets.resolve("tokens"));
        Files.writeString(secrets.resolve("tokens").resolve("desk"), token);
        console = new RealConsole(RealConsole.TOKENS, secrets);
        page.open(console.address());
        logIn(token);
        page.screenshot(Path.of("target", "screenshots", "logged-in.png"));
        page.resize(360, 740);
        assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(360);
        page.screenshot(Path.of("target", "screenshots", "logged-in-360.png"));

        page.click("#log-out button");
        page.until("location.pathname === '/login'");
        page.open(console.address());
        page.until("document.querySelector('#token') !== null");
    }

    @Test
    void shouldOfferNoLogOutWhereNobodyLogsIn() throws Exception {
        open();
        assertThat(page.evaluate("document.querySelector('#log-out').checkVisibility()")
                        .asBoolean())
                .isFalse();
    }

    private void logIn(String token) {
        page.until("document.querySelector('#token') !== null");
        page.evaluate("document.querySelector('#token').focus()");
        page.type(token);
        page.press("Enter");
        untilLive();
    }
}
