package io.stockpipeline.model.wire;

import static io.stockpipeline.model.wire.DeadLetterReason.InvalidPrice;
import static io.stockpipeline.model.wire.DeadLetterReason.Malformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a tick can be wrong, with the reason and the words. */
class UnusableTicksTest {
    private static final String PRICE =
            "price: expected a number above zero of at most 18 digits and 12 decimals, found ";
    private static final String SIZE =
            "size: expected a number of zero or more, of at most 18 digits and 12 decimals, found ";
    private static final String TIME = "time: expected a whole number of epoch milliseconds, found ";
    private static final String TIME_RANGE = "time: expected epoch milliseconds from 0 to 253402300799999, found ";
    private static final String SYMBOL = "symbol: expected 1 to 32 of A-Z a-z 0-9 . ^ = : _ / -, found ";

    private final TickCodec codec = new TickCodec();

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("{'time':1,'price':1}", Malformed, "symbol: missing"),
                arguments("{'symbol':'A','price':1}", Malformed, "time: missing"),
                arguments("{'symbol':'A','time':1}", Malformed, "price: missing"),
                arguments("{}", Malformed, "symbol: missing"),
                arguments("{'symbol':null,'time':1,'price':1}", Malformed, "symbol: expected a string, found null"),
                arguments(
                        "{'symbol':5,'time':1,'price':1}", Malformed, "symbol: expected a string, found the number 5"),
                arguments("{'symbol':['A'],'time':1,'price':1}", Malformed, "symbol: expected a string, found a list"),
                arguments("{'symbol':'','time':1,'price':1}", Malformed, SYMBOL + "the string \"\""),
                arguments("{'symbol':'A B','time':1,'price':1}", Malformed, SYMBOL + "the string \"A B\""),
                arguments("{'symbol':'Ä','time':1,'price':1}", Malformed, SYMBOL + "the string \"Ä\""),
                arguments(
                        "{'symbol':'" + "A".repeat(33) + "','time':1,'price':1}",
                        Malformed,
                        SYMBOL + "the string \"" + "A".repeat(33) + "\""),
                arguments(
                        "{'symbol':'" + "A".repeat(99) + "','time':1,'price':1}",
                        Malformed,
                        SYMBOL + "the string \"" + "A".repeat(40) + "…\""),
                arguments("{'symbol':'A','time':'1','price':1}", Malformed, TIME + "the string \"1\""),
                arguments("{'symbol':'A','time':1.0,'price':1}", Malformed, TIME + "the number 1.0"),
                arguments("{'symbol':'A','time':1e3,'price':1}", Malformed, TIME + "the number 1e3"),
                arguments("{'symbol':'A','time':null,'price':1}", Malformed, TIME + "null"),
                arguments("{'symbol':'A','time':true,'price':1}", Malformed, TIME + "true"),
                arguments("{'symbol':'A','time':{'a':1},'price':1}", Malformed, TIME + "an object"),
                arguments("{'symbol':'A','time':-1,'price':1}", Malformed, TIME_RANGE + "the number -1"),
                arguments(
                        "{'symbol':'A','time':253402300800000,'price':1}",
                        Malformed,
                        TIME_RANGE + "the number 253402300800000"),
                arguments(
                        "{'symbol':'A','time':9223372036854775808,'price':1}",
                        Malformed,
                        TIME + "the number 9223372036854775808"),
                arguments("{'symbol':'A','time':1,'price':0}", InvalidPrice, PRICE + "0"),
                arguments("{'symbol':'A','time':1,'price':0.00}", InvalidPrice, PRICE + "0.00"),
                arguments("{'symbol':'A','time':1,'price':-189.12}", InvalidPrice, PRICE + "-189.12"),
                arguments("{'symbol':'A','time':1,'price':NaN}", InvalidPrice, PRICE + "NaN"),
                arguments("{'symbol':'A','time':1,'price':Infinity}", InvalidPrice, PRICE + "Infinity"),
                arguments("{'symbol':'A','time':1,'price':-Infinity}", InvalidPrice, PRICE + "-Infinity"),
                arguments("{'symbol':'A','time':1,'price':1e400}", InvalidPrice, PRICE + "1e400"),
                arguments("{'symbol':'A','time':1,'price':1e99999999999}", InvalidPrice, PRICE + "1e99999999999"),
                arguments(
                        "{'symbol':'A','time':1,'price':1234567890123456789}",
                        InvalidPrice,
                        PRICE + "1234567890123456789"),
                arguments("{'symbol':'A','time':1,'price':0.0000000000001}", InvalidPrice, PRICE + "0.0000000000001"),
                arguments(
                        "{'symbol':'A','time':1,'price':" + "9".repeat(5000) + "}",
                        InvalidPrice,
                        PRICE + "9".repeat(40) + "…"),
                arguments(
                        "{'symbol':'A','time':1,'price':'189.12'}",
                        Malformed,
                        "price: expected a number, found the string \"189.12\""),
                arguments("{'symbol':'A','time':1,'price':null}", Malformed, "price: expected a number, found null"),
                arguments("{'symbol':'A','time':1,'price':true}", Malformed, "price: expected a number, found true"),
                arguments(
                        "{'symbol':'A','time':1,'price':{'x':1}}",
                        Malformed,
                        "price: expected a number, found an object"),
                arguments("{'symbol':'A','price':0,'time':'x'}", Malformed, TIME + "the string \"x\""),
                arguments("{'price':0,'time':1}", Malformed, "symbol: missing"),
                arguments("{'symbol':'A','time':1,'price':1,'size':-1}", Malformed, SIZE + "the number -1"),
                arguments("{'symbol':'A','time':1,'price':1,'size':'1'}", Malformed, SIZE + "the string \"1\""),
                arguments("{'symbol':'A','time':1,'price':1,'size':NaN}", Malformed, SIZE + "the number NaN"),
                arguments("{'symbol':'A','time':1,'price':1,'size':1e-13}", Malformed, SIZE + "the number 1e-13"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'side':'buy'}",
                        Malformed,
                        "side: expected Buy or Sell, found the string \"buy\""),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'side':1}",
                        Malformed,
                        "side: expected Buy or Sell, found the number 1"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'id':1.5}",
                        Malformed,
                        "id: expected a string or a whole number, found the number 1.5"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'id':''}",
                        Malformed,
                        "id: expected 1 to 128 characters, found 0"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'id':'" + "x".repeat(129) + "'}",
                        Malformed,
                        "id: expected 1 to 128 characters, found 129"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'source':5}",
                        Malformed,
                        "source: expected a string, found the number 5"),
                arguments(
                        "{'symbol':'A','time':1,'price':1,'currency':[]}",
                        Malformed,
                        "currency: expected a string, found a list"),
                arguments("{'symbol':'A','time':1,'price':1,'price':1}", Malformed, "price: given twice"),
                arguments("{'symbol':'A','time':1,'price':0,'price':1}", Malformed, "price: given twice"),
                arguments("{'symbol':'A','symbol':'B','time':1,'price':1}", Malformed, "symbol: given twice"),
                arguments("{'symbol':'A','time':1,'price':1,'side':null,'side':'Buy'}", Malformed, "side: given twice"),
                arguments("[]", Malformed, "expected a JSON object, found a list"),
                arguments("'AAPL'", Malformed, "expected a JSON object, found the string \"AAPL\""),
                arguments("42", Malformed, "expected a JSON object, found the number 42"),
                arguments("null", Malformed, "expected a JSON object, found null"),
                arguments("", Malformed, "expected a JSON object, found nothing"),
                arguments("  ", Malformed, "expected a JSON object, found nothing"),
                arguments(
                        "{'symbol':'A','time':1,'price':1} {'symbol':'B'}",
                        Malformed,
                        "expected one JSON object, found an object after it"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrong(String json, DeadLetterReason reason, String message) {
        UnusableRecordException fault = fault(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(fault.words()).isEqualTo(message);
        assertThat(fault.reason()).isEqualTo(reason);
    }

    static Stream<String> notJson() {
        return Stream.of(
                "{",
                "{'symbol'",
                "{'symbol':'A",
                "{'symbol':'A','time':1,'price':1",
                "{'symbol':'A','time':1,'price':01}",
                "{'symbol':'A','time':1,'price':.5}",
                "{'symbol':'A','time':1,'price':+5}",
                "{'symbol':'A','time':1,'price':1,}",
                "{'symbol':'A\u0001','time':1,'price':1}",
                "{symbol:'A','time':1,'price':1}",
                "{'symbol':'A','time':1,'price':1}]",
                "AAPL,1,2",
                "\ufeff{'symbol':'A','time':1,'price':1}");
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void saysThatItIsNoJson(String json) {
        UnusableRecordException fault = fault(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(fault.reason()).isEqualTo(Malformed);
        assertThat(fault.words()).startsWith("not JSON: ").hasSizeLessThan(230);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] overlong = "{\"symbol\":\"A\",\"time\":1,\"price\":1,\"id\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        overlong[overlong.length - 4] = (byte) 0xc0;
        overlong[overlong.length - 3] = (byte) 0x80;
        byte[] latin1 = "{\"symbol\":\"A\",\"time\":1,\"price\":1,\"x\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{\"symbol\":\"A\",\"time\":1,\"price\":1}".getBytes(StandardCharsets.UTF_16LE);

        assertThat(fault(overlong).words()).isEqualTo("not UTF-8 at byte " + (overlong.length - 4));
        assertThat(fault(latin1).words()).isEqualTo("not UTF-8 at byte " + (latin1.length - 3));
        assertThat(fault(utf16).words()).startsWith("not JSON: ");
    }

    @Property(tries = 5_000)
    void neverFailsInAnotherWay(@ForAll @Size(max = 200) byte[] anything) {
        assertThat(fault(anything).reason()).isEqualTo(Malformed);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = "{\"symbol\":\"A\",\"time\":1,\"price\":1.5,\"size\":2,\"x\":[{\"y\":\"é\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(fault(Arrays.copyOf(whole, length)).reason()).isEqualTo(Malformed);
        }
    }

    private UnusableRecordException fault(byte[] json) {
        return catchThrowableOfType(UnusableRecordException.class, () -> codec.decode(json));
    }
}
