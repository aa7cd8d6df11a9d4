package io.stockpipeline.extractor.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.SecretRef;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Alpaca is reached, and with what key. */
class AlpacaSettingsTest {
    @TempDir
    Path secrets;

    private AlpacaScript script;

    @BeforeEach
    void write() {
        script = new AlpacaScript(secrets);
    }

    @ParameterizedTest
    @CsvSource({"key, STOCKPIPELINE_ALPACA_KEY", "secret, STOCKPIPELINE_ALPACA_SECRET"})
    void shouldNotBeginWithoutKeyAndSecret(String file, String variable) throws Exception {
        Path missing = secrets.resolve("alpaca").resolve(file);
        Files.delete(missing);

        assertThatThrownBy(() -> script.venue(URI.create("ws://127.0.0.1:9/"), List.of("AAPL"), System::nanoTime))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.alpaca.credentials.secretRef")
                .hasMessageContaining(missing.toString())
                .hasMessageContaining(variable);
    }

    /** What the setting gives is without the feed, too. */
    @ParameterizedTest
    @CsvSource({
        "'', wss://stream.data.alpaca.markets/v2/sip",
        "wss://stream.data.sandbox.alpaca.markets/v2, wss://stream.data.sandbox.alpaca.markets/v2/sip",
        "ws://127.0.0.1:9/, ws://127.0.0.1:9/sip",
        "ws://127.0.0.1:9, ws://127.0.0.1:9/sip",
        "wss://proxy/a%2Fb/?for=me, wss://proxy/a%2Fb/sip?for=me"
    })
    void shouldPutTheFeedBehindTheAddress(String given, URI address) {
        AlpacaSource source =
                new AlpacaSource(AlpacaSource.Feed.sip, new AlpacaSource.Credentials(new SecretRef("alpaca")));
        System.setProperty("STOCKPIPELINE_ALPACA_URL", given);
        try {
            assertThat(new Alpaca(source, Credentials.in(secrets), List.of("AAPL")).address())
                    .isEqualTo(address);
        } finally {
            System.clearProperty("STOCKPIPELINE_ALPACA_URL");
        }
    }
}
