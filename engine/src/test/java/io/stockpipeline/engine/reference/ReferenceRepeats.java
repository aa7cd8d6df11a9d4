package io.stockpipeline.engine.reference;

import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.wire.Tick;
import java.math.BigInteger;
import java.util.List;

/** Which ticks are repeats of accepted ones. */
final class ReferenceRepeats {
    private static final BigInteger REACH = BigInteger.valueOf(256);

    private final Deduplication kind;
    private final long grace;

    ReferenceRepeats(Deduplication kind, long grace) {
        this.kind = kind;
        this.grace = grace;
    }

    boolean isRepeat(Tick tick, AcceptedTicks accepted) {
        return switch (kind) {
            case None -> false;
            case Time ->
                accepted.all().stream().anyMatch(other -> isRemembered(other, accepted) && other.time() == tick.time());
            case Id -> tick.id() != null && isRepeatedId(tick.id(), accepted);
        };
    }

    private boolean isRepeatedId(String id, AcceptedTicks accepted) {
        if (isNumber(id)) {
            List<BigInteger> seen = accepted.all().stream()
                    .map(Tick::id)
                    .filter(other -> other != null && isNumber(other))
                    .map(BigInteger::new)
                    .toList();
            BigInteger number = new BigInteger(id);
            return seen.contains(number)
                    || seen.stream().anyMatch(other -> other.subtract(number).compareTo(REACH) >= 0);
        }
        return accepted.all().stream().anyMatch(other -> isRemembered(other, accepted) && id.equals(other.id()));
    }

    /** Seen times and ids are kept for grace. */
    private boolean isRemembered(Tick other, AcceptedTicks accepted) {
        return other.time() >= accepted.latestTime() - grace;
    }

    private static boolean isNumber(String id) {
        return id.matches("[0-9]+");
    }
}
