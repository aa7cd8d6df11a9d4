package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncomingTest {
    private static final int LONGEST = 100_000;

    private final List<String> heard = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<byte[]> rejected = new ArrayList<>();
    private final Incoming incoming = new Incoming(LONGEST, new Incoming.Hearer() {
        @Override
        public void hear(String message) {
            heard.add(message);
        }

        @Override
        public void reject(UnusableRecordException fault, byte[] what) {
            words.add(fault.words());
            rejected.add(what);
        }
    });

    @Test
    void shouldPutPiecesTogether() {
        assertThat(incoming.text("wh", false)).isTrue();
        incoming.text("", false);
        incoming.text("ole", true);
        incoming.text("another", true);
        incoming.text("x".repeat(LONGEST), true);
        incoming.cutOff();

        assertThat(heard).containsExactly("whole", "another", "x".repeat(LONGEST));
        assertThat(rejected).isEmpty();
    }

    @Test
    void shouldKeepTheBeginningOfWhatIsTooLongAndSayHowLongItWas() {
        assertThat(incoming.text("y" + "x".repeat(LONGEST - 1), false)).isTrue();
        // More of it is no sign of life; its end is one.
        assertThat(incoming.text("x", false)).isFalse();
        assertThat(incoming.text("x".repeat(LONGEST), true)).isTrue();
        incoming.text("next", true);
        incoming.text("y" + "x".repeat(LONGEST), true);

        assertThat(words)
                .containsExactly(
                        "a message of 200001 characters; its first 65536 are here",
                        "a message of 100001 characters; its first 65536 are here");
        assertThat(rejected)
                .allSatisfy(what -> assertThat(new String(what, StandardCharsets.UTF_8))
                        .isEqualTo("y" + "x".repeat(DeadLetter.CUT_SIZE - 1)));
        assertThat(heard).containsExactly("next");
    }

    @Test
    void shouldNotCutACharacterInTheMiddle() {
        String smiles = "y" + "\uD83D\uDE42".repeat(LONGEST / 2);

        incoming.text(smiles, false);
        incoming.text("more", true);

        assertThat(new String(rejected.get(0), StandardCharsets.UTF_8))
                .isEqualTo(smiles.substring(0, DeadLetter.CUT_SIZE - 1));
    }

    @Test
    void shouldKeepBinaryMessagesAsTheyAre() {
        byte[] bytes = {(byte) 0xFF, 0, (byte) 0xC3};
        incoming.binary(ByteBuffer.wrap(bytes, 0, 1), false);
        incoming.binary(ByteBuffer.wrap(bytes, 1, 2), true);
        incoming.binary(ByteBuffer.wrap(new byte[LONGEST]), false);
        incoming.binary(ByteBuffer.wrap(new byte[7]), true);
        incoming.text("text", true);

        assertThat(rejected.get(0)).isEqualTo(bytes);
        assertThat(rejected.get(1)).hasSize(DeadLetter.CUT_SIZE);
        assertThat(words)
                .containsExactly(
                        "a binary message of 3 bytes, which the venue does not document",
                        "a binary message of 100007 bytes, which the venue does not document; its first 65536 are here");
        assertThat(heard).containsExactly("text");
    }

    @Test
    void shouldTellWhatWasCutOff() {
        incoming.text("{\"p\":1", false);
        incoming.cutOff();
        incoming.cutOff();
        incoming.binary(ByteBuffer.wrap(new byte[] {7}), false);
        incoming.cutOff();

        assertThat(rejected).containsExactly("{\"p\":1".getBytes(StandardCharsets.UTF_8), new byte[] {7});
        assertThat(words)
                .containsExactly(
                        "a message that the end of the connection cut off after 6 characters",
                        "a message that the end of the connection cut off after 1 bytes");
    }
}
