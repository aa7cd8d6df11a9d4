package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.view.Views;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked wrongly, or too early, or of a pipeline that cannot tell. */
class BadParametersTest {
    private static final long NOW = Instant.parse("2024-03-05T14:00:00Z").toEpochMilli();
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        api = new ApiUnderTest("""
                symbols: [AAPL, MSFT]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m } ]
                """, NOW);
        api.ticks.take(new Tick("AAPL", NOW - 90_000, Decimal.of("10.5"), null, null, "1", null, null));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/symbols/AAPL/trades                         | minutes   | minutes: is required: how many full minutes",
                "/symbols/AAPL/trades?minutes=0               | minutes   | minutes: 1 to 1440, found 0",
                "/symbols/AAPL/trades?minutes=1441            | minutes   | minutes: 1 to 1440, found 1441",
                "/symbols/AAPL/trades?minutes=5.5             | minutes   | minutes: a whole number, 1 to 1440, found 5.5",
                "/symbols/AAPL/trades?minutes=5&minutes=6     | minutes   | minutes: is given 2 times, once will do",
                "/symbols/AAPL/trades?minute=5                | minute    | minute: is not known: did you mean minutes?",
                "/symbols/AAPL?minutes=5                      | minutes   | minutes: is not known here: there are none",
                "/symbols/A%20B                               | symbol    | symbol: a symbol is 1 to 32 of",
                "/symbols/AAPL/bars?interval=2m               | interval  | interval: one of 1m, 5m, 1h, 1d, 1w, 1mo, found 2m",
                "/symbols/AAPL/bars?from=yesterday            | from      | from: an instant such as 2024-01-02T14:30:00Z",
                "/symbols/AAPL/bars?from=99999999999999999    | from      | from: an instant between the years 1 and 9999",
                "/symbols/AAPL/bars?from=5&to=5               | to        | to: must be after from",
                "/symbols/AAPL/bars?limit=0                   | limit     | limit: 1 to 5000, found 0",
                "/symbols/AAPL/bars?limit=5001                | limit     | limit: 1 to 5000, found 5001",
                "/symbols/AAPL/bars?cursor=nonsense           | cursor    | cursor: not a cursor of this list",
                "/symbols/AAPL/bars?cursor=%25%25             | cursor    | cursor: not a cursor of this list",
                "/symbols/AAPL/bars?cursor=                   | cursor    | cursor: 1 to 600 characters, found nothing",
                "/symbols/AAPL/averages?window=6m             | window    | window: one of 5m, found 6m",
                "/symbols/AAPL/averages?cursor=YQ             | cursor    | cursor: not a cursor of this list",
                "/symbols?search=                             | search    | search: 1 to 32 characters, found nothing",
                "/symbols?sparkline=121                       | sparkline | sparkline: 0 to 120, found 121",
                "/symbols?cursor=YQ                           | cursor    | cursor: not a cursor of this list",
                "/hourly/trades?hours=0                       | hours     | hours: 1 to 168, found 0",
                "/hourly/trades?hours=169                     | hours     | hours: 1 to 168, found 169",
                "/hourly/trades?symbols=AAPL,,MSFT            | symbols   | symbols: a symbol is 1 to 32 of",
                "/hourly/volumes?hours=-1                     | hours     | hours: 1 to 168, found -1",
                "/hourly/totals?hours=x                       | hours     | hours: a whole number, 1 to 168, found x",
                "/hourly/totals?symbols=AAPL                  | symbols   | symbols: is not known: there are hours",
                "/top?by=size                                 | by        | by: one of volume, trades, change, found size",
                "/top?within=25h                              | within    | within: whole minutes, 1m to 24h, found 25h",
                "/top?within=90s                              | within    | within: whole minutes, 1m to 24h, found 90s",
                "/top?within=soon                             | within    | within: a duration such as 15m, 1m to 24h, found soon",
                "/top?n=101                                   | n         | n: 1 to 100, found 101",
                "/pivot?by=symbol                             | by        | by: one of side, found symbol",
                "/pivot?value=volume                          | value     | value: one of price, found volume",
                "/pivot?within=61m                            | within    | within: whole minutes, 1m to 1h, found 61m",
                "/alarms?severity=Fatal                       | severity  | severity: one of Info, Warning, Critical, found Fatal",
                "/alarms?state=On                             | state     | state: one of Firing, Resolved, found On",
                "/alarms?cursor=YWxhcm1z                      | cursor    | cursor: not a cursor of this list",
                "/ticks?from=2024-01-02                       | from      | from: an instant such as",
                "/pipeline?x=1                                | x         | x: is not known here: there are none"
            })
    void shouldNameTheParameterAndWhatItMayBe(String path, String parameter, String detail) {
        JsonNode problem = api.problem(path, 400);

        assertThat(problem.get("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.get("detail").asText()).startsWith(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/symbols/AAPPL            | there is no symbol AAPPL: did you mean AAPL?",
                "/symbols/XYZ/bars         | there is no symbol XYZ",
                "/symbols/XYZ/averages     | there is no symbol XYZ",
                "/symbols/XYZ/trades?minutes=1     | there is no symbol XYZ",
                "/hourly/trades?symbols=AAPL,XYZ   | there is no symbol XYZ",
                "/symbols/MSFT             | MSFT has no price yet"
            })
    void shouldNotFindAnUnknownSymbol(String path, String detail) {
        assertThat(api.problem(path, 404).get("detail").asText()).startsWith(detail);
    }

    @ParameterizedTest
    @CsvSource({"/ticks", "/ticks/1", "/ticks/0-7"})
    void shouldSayThatTicksNeedAHistory(String path) {
        assertThat(api.problem(path, 503).get("detail").asText()).contains("--history", "spec.console.history");
    }

    @Test
    void shouldSayThatItIsNotReadyYet() {
        Views.reading(api.view, 12_345);
        try {
            assertThat(api.problem("/symbols", 503).get("detail").asText()).contains("12345 records to go");
            assertThat(api.fetch("/api/v1/symbols").headers().get("retry-after"))
                    .containsExactly("2");
            assertThat(api.get("/status").at("/view/ready").asBoolean()).isFalse();
            assertThat(api.get("/pipeline").get("name").asText()).isEqualTo("local.desk");
        } finally {
            Views.ready(api.view);
        }
    }

    @Test
    void shouldSayWhichBarsWouldBeNeeded() {
        try (ApiUnderTest coarse = new ApiUnderTest("""
                symbols: [AAPL]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m } ]
                bars: [2h]
                """, NOW)) {
            for (String path : new String[] {
                "/hourly/totals", "/hourly/trades", "/symbols/AAPL/trades?minutes=5", "/symbols/AAPL/bars?interval=1h"
            }) {
                assertThat(coarse.problem(path, 409).get("detail").asText())
                        .as(path)
                        .contains("bars of 2h", "spec.bars");
            }
            assertThat(coarse.get("/symbols/AAPL/bars?interval=1d").get("bars")).isEmpty();
        }
    }

    @Test
    void shouldSayFromWhenOnBarsAreHeld() {
        try (ApiUnderTest young = new ApiUnderTest("""
                symbols: [AAPL]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m } ]
                """, NOW)) {
            Views.readFrom(young.view, NOW - 7_200_000);
            assertThat(young.problem("/hourly/totals?hours=3", 409)
                            .get("detail")
                            .asText())
                    .contains("2024-03-05T12:00:00Z");
            assertThat(young.problem("/symbols/AAPL/trades?minutes=121", 503)
                            .get("detail")
                            .asText())
                    .contains("--history");
            assertThat(young.problem("/top?within=3h", 409).get("detail").asText())
                    .contains("2024-03-05T12:00:00Z");
            assertThat(young.get("/hourly/totals?hours=2").get("missingHours")).hasSize(2);
        }
    }
}
