package io.stockpipeline.extractor.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of sale conditions, of the tapes A, B (CTS) and C (UTDF). */
class TradeConditionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@", " ", "A", "D", "E", "F", "I", "K", "L", "O", "S", "T", "X", "Y", "1", "2", "5", "6", "8", "?", ""
            })
    void shouldKeepWhatWasDealtAtTheMarketsPrice(String condition) {
        for (String tape : List.of("A", "B", "C")) {
            assertThat(TradeConditions.notTheMarkets(List.of("@", condition), tape))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "W, W (average price trade)",
        "4, 4 (derivatively priced)",
        "7, 7 (qualified contingent trade)",
        "H, H (price variation trade)",
        "P, P (prior reference price)",
        "V, V (contingent trade)",
        "C, C (cash sale)",
        "N, N (next day settlement)",
        "R, R (seller's option)",
        "3, '3 (stopped stock, sold out of sequence)'",
        "G, 'G (bunched trade, sold out of sequence)'",
        "U, 'U (extended hours, sold out of sequence)'",
        "Z, Z (sold out of sequence)",
        "9, 9 (corrected consolidated close)",
        "M, M (market center official close)",
        "Q, Q (market center official open)"
    })
    void shouldSetAsideWhatWasNot(String condition, String words) {
        for (String tape : List.of("A", "B", "C")) {
            assertThat(TradeConditions.notTheMarkets(List.of("@", condition, "I"), tape))
                    .contains(words);
        }
    }

    @Test
    void shouldTakeAnAveragePriceOfNyseForWhatItIsAndABunchedTradeOfNasdaqToo() {
        assertThat(TradeConditions.notTheMarkets(List.of(" ", "B"), "A")).contains("B (average price trade)");
        assertThat(TradeConditions.notTheMarkets(List.of(" ", "B"), "B")).contains("B (average price trade)");
        assertThat(TradeConditions.notTheMarkets(List.of("@", "B"), "C")).isEmpty();
    }

    @Test
    void shouldKeepATradeWithoutConditions() {
        assertThat(TradeConditions.notTheMarkets(List.of(), "C")).isEmpty();
    }
}
