package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.00000010", "105944.20", "1", "180.0", "123456789.123456789"})
    void shouldKeepTheDigits(String written) throws UnusableRecordException {
        assertThat(Message.parse("{\"p\":" + written + "}").price("p")).hasToString(written);
        assertThat(Message.parse("{\"p\":\"" + written + "\"}").price("p")).hasToString(written);
        assertThat(Message.parse("{\"p\":" + written + "}").size("p")).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"p\":1e2147483648}",
                "{\"p\":1e99999999999}",
                "{\"p\":-1.5E-99999999999}",
                "[{\"q\":[1e2147483648]}]",
                "{\"p\":1,\"p\":2}",
                "{\"p\":1,\"p\":1}",
                "[{\"a\":{\"p\":1,\"q\":2,\"p\":3}}]",
                "{\"p\":1}{\"p\":2}",
                "{\"p\":NaN}",
                "{\"p\":"
            })
    void shouldRefuseWhatIsNoJsonOrSaysAThingTwice(String text) {
        assertMalformed(() -> Message.parse(text));
    }

    /** Numbers that the parser can hold and nobody can use. */
    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "1e999999999", "1e400"})
    void shouldRefuseANumberThatIsTooLarge(String number) throws UnusableRecordException {
        Message message;
        try {
            message = Message.parse("{\"p\":" + number + "}");
        } catch (UnusableRecordException e) {
            assertThat(e.reason()).isEqualTo(DeadLetterReason.Malformed);
            return;
        }
        assertThat(reason(() -> message.price("p"))).isEqualTo(DeadLetterReason.InvalidPrice);
        assertThat(reason(() -> message.size("p"))).isEqualTo(DeadLetterReason.Malformed);
        assertThat(reason(() -> message.number("p"))).isEqualTo(DeadLetterReason.Malformed);
        assertThat(reason(() -> message.millis("p"))).isEqualTo(DeadLetterReason.Malformed);
    }

    private static DeadLetterReason reason(Callable<?> read) {
        try {
            throw new AssertionError("taken as " + read.call());
        } catch (UnusableRecordException e) {
            return e.reason();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void assertMalformed(ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        UnusableRecordException.class,
                        e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.Malformed));
    }
}
