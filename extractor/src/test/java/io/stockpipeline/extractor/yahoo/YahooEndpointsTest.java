package io.stockpipeline.extractor.yahoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YahooEndpointsTest {
    @AfterEach
    void clear() {
        System.clearProperty(YahooEndpoints.SETTING);
    }

    @Test
    void shouldBeYahoosTwoHostsOrWhatTheSettingSays() {
        assertThat(YahooEndpoints.configured().bases())
                .hasSize(2)
                .allMatch(base -> base.getHost().endsWith(".finance.yahoo.com"));

        System.setProperty(YahooEndpoints.SETTING, " http://127.0.0.1:8080 ");
        assertThat(YahooEndpoints.configured().bases()).containsExactly(URI.create("http://127.0.0.1:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host#s3cret",
                "https://me:s3cret@host",
                "https://host/?key=s3cret",
                "wss://host/s3cret",
                "s3cret",
                "https://host/ s3cret"
            })
    void shouldRefuseWhatIsNoAddressWithoutQuotingIt(String given) {
        System.setProperty(YahooEndpoints.SETTING, given);

        assertThatThrownBy(YahooEndpoints::configured)
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageStartingWith(YahooEndpoints.SETTING + " ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }
}
