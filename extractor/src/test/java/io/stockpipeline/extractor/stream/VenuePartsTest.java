package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VenuePartsTest {
    private final List<String> rejected = new ArrayList<>();
    private final Line line = new Line() {
        @Override
        public void reject(UnusableRecordException fault, String part) {
            rejected.add(part);
        }

        @Override
        public void say(String message) {}

        @Override
        public void ping() {}

        @Override
        public void agreed() {}

        @Override
        public void given(String symbol) {}

        @Override
        public void trade(Tick tick) {}

        @Override
        public void conditions() {}

        @Override
        public void missing(String symbol, String reason) {}

        @Override
        public void lost(String symbol, long trades) {}
    };

    private static void refuse(Message part) throws UnusableRecordException {
        throw new UnusableRecordException(DeadLetterReason.Malformed, "no");
    }

    @Test
    void shouldRejectPartsAsTheyStandInTheMessage() throws Exception {
        String text =
                "{\"a\" : {\"d\":[1,2]}, \"b\":\"data\", \"d\\u0061ta\" : [ {\"p\" :  1.50e+1, \"s\":\"\\u0041]}\\\"\"}"
                        + " ,-1.0E2, [ ] ,null,\"x , y\" , true],\"z\":[9]}";

        VenueParts.ofField("data", text, Message.parse(text), line, VenuePartsTest::refuse);

        assertThat(rejected)
                .containsExactly(
                        "{\"p\" :  1.50e+1, \"s\":\"\\u0041]}\\\"\"}", "-1.0E2", "[ ]", "null", "\"x , y\"", "true");
    }

    @Test
    void shouldRejectOnlyTheBadOnes() throws Exception {
        String text = "[1, 2 ,3]";

        VenueParts.ofList(text, Message.parse(text), line, part -> {
            if (part.json().intValue() == 2) {
                refuse(part);
            }
        });
        VenueParts.ofList(" { } ", Message.parse(" { } "), line, VenuePartsTest::refuse);

        assertThat(rejected).containsExactly("2", " { } ");
    }

    /** Whatever elements with whatever white space: each comes out as it went in. */
    @Test
    void shouldCutAnyList() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] elements = {
            "12", "-0.10", "1E9", "\"a,]\\\\\"", "{}", "{\"k\":[{}, 1 ]}", "[[],[ ]]", "false", "\"\uD83D\uDE42\""
        };
        for (int i = 0; i < 2000; i++) {
            rejected.clear();
            List<String> parts = new ArrayList<>();
            StringBuilder text = new StringBuilder("[");
            for (int n = random.nextInt(6); n > 0; n--) {
                String part = elements[random.nextInt(elements.length)];
                parts.add(part);
                text.append(" \n\t".repeat(random.nextInt(2))).append(part).append(" ".repeat(random.nextInt(2)));
                text.append(n > 1 ? "," : "");
            }
            String whole = text.append("]").toString();

            VenueParts.ofList(whole, Message.parse(whole), line, VenuePartsTest::refuse);

            assertThat(rejected).as("seed " + seed + " " + whole).isEqualTo(parts);
        }
    }
}
