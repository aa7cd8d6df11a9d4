package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VenueAddressTest {
    private static final String SETTING = "STOCKPIPELINE_ELSEWHERE_URL";
    private static final String DOCUMENTED = "wss://feed.example.org/v2";

    @AfterEach
    void clear() {
        System.clearProperty(SETTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void shouldBeAsDocumentedWithoutTheSetting(String blank) {
        assertThat(address()).isEqualTo(URI.create(DOCUMENTED));
        System.setProperty(SETTING, blank);
        assertThat(address()).isEqualTo(URI.create(DOCUMENTED));
    }

    @Test
    void shouldBeWhatTheSettingSays() {
        System.setProperty(SETTING, " ws://proxy.example.org:8080/feed?for=me ");

        assertThat(address()).isEqualTo(URI.create("ws://proxy.example.org:8080/feed?for=me"));
    }

    @ParameterizedTest
    @CsvSource({
        "wss://host/#s3cret, has a fragment",
        "wss://host/?token=s3cret#, has a fragment",
        "wss://s3cret@host/, names a user",
        "wss://me:s3cret@host/, names a user",
        "https://host/?key=s3cret, ws://host or wss://host",
        "host/s3cret, ws://host or wss://host",
        "wss:///s3cret, ws://host or wss://host",
        "wss:s3cret, ws://host or wss://host",
        "wss://host/ s3cret, ws://host or wss://host",
        "s3cret, ws://host or wss://host"
    })
    void shouldRefuseWhatIsNoneWithoutQuotingIt(String given, String words) {
        System.setProperty(SETTING, given);

        assertThatThrownBy(VenueAddressTest::address)
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageStartingWith(SETTING + " ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    private static URI address() {
        return VenueAddress.of("elsewhere", DOCUMENTED);
    }
}
