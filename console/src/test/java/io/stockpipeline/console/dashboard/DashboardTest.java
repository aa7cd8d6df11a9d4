package io.stockpipeline.console.dashboard;

import static io.stockpipeline.console.dashboard.OpenDashboard.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.browser.Browser;
import io.stockpipeline.console.browser.Page;
import io.stockpipeline.console.browser.SharedBrowser;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody does with the page, in a real browser. */
@ExtendWith(SharedBrowser.class)
class DashboardTest {
    private final Browser browser;

    private OpenDashboard dashboard;
    private Page page;

    DashboardTest(Browser browser) {
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
    void shouldLoadWithoutAComplaintAndAskNoOtherHost() {
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getAuthority())
                        .isEqualTo(dashboard.console().address().getAuthority()));
    }

    @Test
    void shouldShowEverySymbolWithItsPriceAveragesAndAge() {
        assertThat(page.text("#watch-count")).isEqualTo("12 symbols");
        String line = page.evaluate(row("AMD") + ".innerText").asText();
        assertThat(line).contains("AMD", "now").containsPattern("\\d+\\.\\d\\d").containsPattern("[▲▼] [+−]\\d");
        assertThat(page.evaluate(row("AMD") + ".querySelectorAll('.window-cell').length")
                        .asInt())
                .isEqualTo(3);
        assertThat(page.evaluate(row("AMD") + ".querySelectorAll('.warming').length")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldCallASourceWithAnEndAReplayWithTheDateOfItsTicks() {
        dashboard.console().replays();
        page.evaluate("location.reload()");
        page.until("document.querySelector('.badge.good')?.textContent === 'Replay'");
        page.until("/^12 Mar 2026 \\d\\d:\\d\\d:\\d\\d UTC$/.test(document.querySelector('#clock').textContent)");
        page.until("document.querySelector('#facts').innerText.includes('Last tick')");
        page.until("document.querySelector('#chart-summary').textContent.includes('opened at')");
    }

    @Test
    void shouldMovePricesAsTheyCome() {
        String before = page.text("#detail-price strong");
        page.until("document.querySelector('#detail-price strong').textContent !== '" + before + "'");
        assertThat(page.text("#detail-price strong")).matches("[\\d,]+\\.\\d\\d");
    }

    @Test
    void shouldShowAnAlarmInListAndChartWhenItIsRaised() {
        int lines = page.evaluate("document.querySelectorAll('.alarm').length").asInt();
        dashboard.console().raise("AAPL");
        page.until("document.querySelectorAll('.alarm').length === " + (lines + 1));
        assertThat(page.text(".alarm")).contains("AAPL", "5m average moved", "+0.063 %");
        page.until("document.querySelector('#chart-summary').textContent.includes(', 4 alarms')");
        page.until("document.querySelector('#alarm-news').textContent.startsWith('Warning alarm of AAPL')");
    }

    @Test
    void shouldHoldNewAlarmsBackWhileTheListIsRead() {
        int lines = page.evaluate("document.querySelectorAll('.alarm').length").asInt();
        page.evaluate("document.querySelector('#alarm-list').focus()");
        dashboard.console().raise("MSFT");
        page.until("document.querySelector('#alarms-held').innerText === '1 new'");
        assertThat(page.evaluate("document.querySelectorAll('.alarm').length").asInt())
                .isEqualTo(lines);
        page.click("#alarms-held");
        page.until("document.querySelectorAll('.alarm').length === " + (lines + 1));
    }

    @Test
    void shouldFindASymbolByKeyboard() {
        page.press("/");
        page.type("n");
        page.until("document.querySelectorAll('#matches [role=option]').length > 1");
        page.press("ArrowDown");
        String wanted = page.text("#matches [aria-selected=true] b");
        page.press("Enter");
        page.until("document.querySelector('#detail-title').textContent === '" + wanted + "'");
        assertThat(page.evaluate("location.hash").asText()).isEqualTo("#" + wanted);
        page.until("document.querySelector('#chart-summary').textContent.startsWith('" + wanted + "')");
        assertThat(page.evaluate("document.activeElement.getAttribute('role')").asText())
                .isEqualTo("grid");
    }

    @Test
    void shouldLeaveTheSearchWithEscape() {
        page.press("/");
        page.type("zzz");
        page.until("document.querySelector('#matches').innerText === 'No symbol of that name'");
        page.press("Escape");
        assertThat(page.evaluate("document.querySelector('#matches').hidden").asBoolean())
                .isTrue();
        assertThat(page.text("#detail-title")).isEqualTo("AAPL");
    }

    @Test
    void shouldMoveThroughTheListWithTheArrowKeys() {
        page.evaluate("document.querySelector('.grid').focus()");
        page.press("ArrowDown");
        page.press("ArrowDown");
        page.press("ArrowUp");
        page.until("document.querySelector('#detail-title').textContent === 'AMD'");
        page.until("document.querySelector('[aria-selected=true] b').textContent === 'AMD'");
        assertThat(page.text("#detail-notes")).isEqualTo("Warming up: 15m");
    }

    @Test
    void shouldSortByWhatIsClicked() {
        page.click("[data-by=price]");
        page.until("document.querySelector('[aria-sort=descending] .sorted').dataset.by === 'price'");
        page.until("document.querySelector('.grid-row[aria-rowindex=\"2\"] b').textContent === 'NVDA'");
        page.click("[data-by=price]");
        page.until("document.querySelector('.grid-row[aria-rowindex=\"2\"] b').textContent === 'GOOG'");
    }

    @Test
    void shouldChangeRangeAndStyleAndShowTheDataBehindTheChart() {
        page.click("#ranges [data-value='4h']");
        page.click("#styles [data-value=candles]");
        page.until("document.querySelector('#legend').innerText.includes('O ')");
        page.click("#as-table");
        page.until("document.querySelectorAll('#chart-table tbody tr').length > 200");
        assertThat(page.text("#chart-table thead")).contains("Open", "VWAP", "15m");
        page.click("#as-table");
        page.until("document.querySelector('#chart-table').hidden");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldKeepTheTagOfTheLatestPriceClearOfTheAxis() {
        // What stands on the right edge, from above: the axis' levels and the tag.
        String levels = """
                (async () => {
                  const { getInstanceByDom } = await import('/assets/vendor/echarts.esm.min.js');
                  const chart = getInstanceByDom(document.querySelector('#chart'));
                  return chart.getZr().storage.getDisplayList()
                    .filter(shape => shape.type === 'tspan' && /^[0-9,]+[.][0-9]+$/.test(shape.style.text))
                    .map(shape => {
                      const place = shape.getBoundingRect().clone();
                      place.applyTransform(shape.transform ?? [1, 0, 0, 1, 0, 0]);
                      return Math.round(place.y + place.height / 2);
                    })
                    .sort((a, b) => a - b);
                })()""";
        for (String symbol : List.of("AAPL", "AMD", "AMZN", "GOOG", "INTC", "META", "MSFT", "NVDA", "TSLA")) {
            page.evaluate("location.hash = '" + symbol + "'");
            page.until("document.querySelector('#chart-summary').textContent.startsWith('" + symbol + "')");
            page.until("document.querySelector('#chart-summary').textContent.includes('opened at')");
            JsonNode places = page.evaluate(levels);
            assertThat(places.size()).as("levels of %s", symbol).isGreaterThan(3);
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i).asInt() - places.get(i - 1).asInt())
                        .as("pixels between two levels of %s, all at %s", symbol, places)
                        .isGreaterThanOrEqualTo(13);
            }
        }
    }

    @Test
    void shouldMoveTheCrosshairAndZoomByKeyboard() {
        page.evaluate("document.querySelector('#chart').focus()");
        page.press("ArrowLeft");
        page.press("ArrowLeft");
        page.press("ArrowLeft");
        page.until("document.querySelector('#legend time').textContent === '15:40:00'");
        page.press("+");
        page.until("!document.querySelector('#reset-zoom').disabled");
        page.press("0");
        page.until("document.querySelector('#reset-zoom').disabled");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void shouldRankAndCompareSides() {
        page.click("#ranking-kinds [data-value=change]");
        page.until("document.querySelectorAll('#ranking tbody tr').length === 12");
        page.click("#ranking-kinds [data-value=side]");
        page.until("document.querySelector('#ranking').innerText.includes('Bought at')");
    }

    @Test
    void shouldReconnectWhenTheServerHasRestarted() {
        dashboard.console().raise("AAPL");
        page.until("document.querySelectorAll('.alarm').length === 9");
        dashboard.console().stop();
        page.until("document.querySelector('.badge.bad')?.textContent === 'Reconnecting'");
        dashboard.console().becomes("0.2.0");
        dashboard.console().start();
        dashboard.untilLive();
        assertThat(dashboard.console().lastEventIds()).contains("0:1");
        page.until("document.querySelector('#problem').innerText.includes('The console is now version 0.2.0.')");
        shouldMovePricesAsTheyCome();
    }

    @Test
    void shouldGoToTheLoginWhenAskedWhoItIs() {
        dashboard.console().askForLogin();
        page.click("#ranking-kinds [data-value=trades]");
        page.until("location.pathname === '/login'");
    }

    @Test
    void shouldWaitUntilTheServerHasReadItsTopics() {
        dashboard.console().reads(true);
        page.open(URI.create(dashboard.console().address() + "?again#AMD"));
        page.until("document.querySelector('#problem').innerText.includes('still reading the topics')");
        dashboard.console().reads(false);
        dashboard.untilLive();
        page.until("document.querySelector('#problem').hidden");
        assertThat(page.text("#detail-title")).isEqualTo("AMD");
    }

    @Test
    void shouldSayWhatIsWrongInWords() {
        page.open(URI.create(dashboard.console().address() + "?again#NOPE"));
        page.until("document.querySelector('#chart-note').innerText === 'no symbol NOPE; did you mean AAPL?'");
    }
}
