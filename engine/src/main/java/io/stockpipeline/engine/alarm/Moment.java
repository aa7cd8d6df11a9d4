package io.stockpipeline.engine.alarm;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Alarm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whose ticks are being looked at, and how far they have come. What an alarm's identity is made of. */
public final class Moment {
    private static final int ID_BYTES = 16;

    private final String pipeline;
    private final String symbol;
    private long sequence;
    private Decimal price = new Decimal(0, 0);

    public Moment(String pipeline, String symbol) {
        this.pipeline = pipeline;
        this.symbol = symbol;
    }

    /** A tick has been accepted; a late one does not change the price. */
    public void accepted(long newSequence, Decimal newPrice) {
        sequence = newSequence;
        price = newPrice;
    }

    public String symbol() {
        return symbol;
    }

    /** Number of ticks of this symbol accepted so far. */
    public long sequence() {
        return sequence;
    }

    /** Price of the symbol's latest tick. */
    public Decimal price() {
        return price;
    }

    /** The same for the same event, however often it is computed. */
    String id(String alarm, long windowStart, long atSequence, Alarm.State state) {
        return hash(alarm, windowStart, atSequence, state.name());
    }

    /** Joins what began at the given sequence number with its end. */
    String episode(String alarm, long windowStart, long firingSequence) {
        return hash(alarm, windowStart, firingSequence, "Episode");
    }

    private String hash(String alarm, long windowStart, long atSequence, String kind) {
        String text =
                String.join("|", pipeline, alarm, symbol, Long.toString(windowStart), Long.toString(atSequence), kind);
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
