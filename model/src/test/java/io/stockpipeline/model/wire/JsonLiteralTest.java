package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLiteralTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "]", "true", ",\"end\":{", ",\"start\":", ",\"tick\":{\"time\":"})
    void isWrittenAndFoundAtAnyLength(String text) {
        JsonLiteral literal = JsonLiteral.of(text);
        JsonBytes out = new JsonBytes(1);
        out.put('x');
        out.put(literal);
        assertThat(out).hasToString("x" + text);

        byte[] padded = ("x" + text + " ".repeat(JsonLiteral.MAX_LENGTH)).getBytes(StandardCharsets.US_ASCII);
        assertThat(literal.standsIn(padded, 1)).isTrue();
        for (int i = 1; i <= text.length(); i++) {
            byte[] wrong = padded.clone();
            wrong[i] ^= 1;
            assertThat(literal.standsIn(wrong, 1)).isFalse();
        }
    }

    @Test
    void refusesWhatTwoWordsDoNotHold() {
        assertThatThrownBy(() -> JsonLiteral.of("\"seventeen bytes\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seventeen");
    }
}
