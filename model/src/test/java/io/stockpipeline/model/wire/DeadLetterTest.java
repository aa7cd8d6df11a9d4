package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final DeadLetter.Origin TOPIC = new DeadLetter.TopicOrigin("trades", 3, 4711);

    @Test
    void tellsTheReasonAndTheRecordOfATopic() {
        DeadLetter letter =
                new DeadLetter(DeadLetterReason.TooLate, "40s before the latest", null, new byte[] {1}, TOPIC);

        assertThat(letter.headers())
                .containsExactly(
                        entry("error.reason", "TooLate"),
                        entry("error.message", "40s before the latest"),
                        entry("source.topic", "trades"),
                        entry("source.partition", "3"),
                        entry("source.offset", "4711"));
        assertThat(letter.publishedValue()).containsExactly(1);
    }

    @Test
    void tellsTheLineOfAFile() {
        UnusableRecordException fault = new UnusableRecordException(DeadLetterReason.Malformed, "price: missing");

        DeadLetter letter = DeadLetter.of(fault, null, new byte[0], new DeadLetter.LineOrigin(12));

        assertThat(letter.headers())
                .containsExactly(
                        entry("error.reason", "Malformed"),
                        entry("error.message", "price: missing"),
                        entry("source.line", "12"));
    }

    @Test
    void keepsAValueOfFourMebibytesWhole() {
        byte[] value = new byte[DeadLetter.MAX_VALUE_SIZE];

        DeadLetter letter = new DeadLetter(DeadLetterReason.Malformed, "", null, value, TOPIC);

        assertThat(letter.publishedValue()).isSameAs(value);
        assertThat(letter.headers()).doesNotContainKey("value.truncated");
    }

    @Test
    void cutsALargerOneAndTellsItsSizeAndDigest() {
        byte[] value = new byte[DeadLetter.MAX_VALUE_SIZE + 1];
        Arrays.fill(value, (byte) 'a');

        DeadLetter letter = new DeadLetter(DeadLetterReason.Malformed, "", null, value, TOPIC);

        assertThat(letter.publishedValue()).hasSize(65_536).containsOnly('a');
        assertThat(letter.headers())
                .contains(
                        entry("value.truncated", "true"),
                        entry("value.size", "4194305"),
                        entry("value.sha256", "acd560a1e1d523c090ab93aed616d154b7b5e8206a153cced729d83f2c7dcfc3"));
    }

    @Test
    void boundsTheMessage() {
        DeadLetter letter = new DeadLetter(DeadLetterReason.Malformed, "x".repeat(5000), null, new byte[0], TOPIC);

        assertThat(letter.headers().get("error.message")).hasSize(1001);
    }

    @Test
    void isEqualByContent() {
        DeadLetter one = new DeadLetter(DeadLetterReason.Malformed, "m", new byte[] {1}, new byte[] {2}, TOPIC);
        DeadLetter same = new DeadLetter(DeadLetterReason.Malformed, "m", new byte[] {1}, new byte[] {2}, TOPIC);
        DeadLetter other = new DeadLetter(DeadLetterReason.Malformed, "m", null, new byte[] {2}, TOPIC);

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }
}
