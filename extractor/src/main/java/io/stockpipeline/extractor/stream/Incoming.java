package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts a connection's messages together from the pieces that they come in. What becomes no message is told with what came of it: one
 * too long with its beginning, a binary one, one that the connection's end has cut off. Not thread-safe.
 */
final class Incoming {
    /** Characters, or bytes of a binary message; a longer one is none that a venue documents. */
    static final int LONGEST = 16 << 20;
    /** What is kept of a longer one: its beginning, as of everything that is published cut. */
    private static final int KEPT = DeadLetter.CUT_SIZE;

    /** Where the messages go. */
    interface Hearer {
        void hear(String message);

        void reject(UnusableRecordException fault, byte[] what);
    }

    private final int longest;
    private final Hearer hearer;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    /** Of the message that has begun. */
    private long length;

    Incoming(int longest, Hearer hearer) {
        this.longest = longest;
        this.hearer = hearer;
    }

    /**
     * Takes a piece of a message.
     *
     * @param last whether the message ends with it
     * @return whether it is of use; of a message that is too long only the end is
     */
    boolean text(CharSequence piece, boolean last) {
        if (last && length == 0 && piece.length() <= longest) {
            hearer.hear(piece.toString());
            return true;
        }
        boolean whole = length <= longest;
        length += piece.length();
        if (length <= longest) {
            text.append(piece);
        } else if (whole) {
            text.append(piece, 0, atMost(KEPT - text.length(), piece.length()));
            text.setLength(kept());
        }
        if (last && length <= longest) {
            String message = text.toString();
            clear();
            hearer.hear(message);
        } else if (last) {
            reject("a message of " + length + " characters; its first " + text.length() + " are here");
        }
        return length <= longest;
    }

    private static int atMost(int room, int wanted) {
        return Math.max(0, Math.min(room, wanted));
    }

    /** A character that stands in two places is not cut in the middle. */
    private int kept() {
        int kept = Math.min(KEPT, text.length());
        return kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept;
    }

    /** As {@link #text}; no venue documents such messages. */
    boolean binary(ByteBuffer piece, boolean last) {
        length += piece.remaining();
        byte[] more = new byte[atMost((length <= longest ? longest : KEPT) - bytes.size(), piece.remaining())];
        piece.get(more);
        bytes.writeBytes(more);
        if (last) {
            String cut = length > longest ? "; its first " + KEPT + " are here" : "";
            reject("a binary message of " + length + " bytes, which the venue does not document" + cut);
        }
        return length <= longest;
    }

    /** The connection has ended: what had begun stays as it is. */
    void cutOff() {
        if (length > 0) {
            reject("a message that the end of the connection cut off after " + length
                    + (text.isEmpty() ? " bytes" : " characters"));
        }
    }

    private void reject(String words) {
        byte[] what = text.isEmpty() ? bytes.toByteArray() : text.toString().getBytes(StandardCharsets.UTF_8);
        if (text.isEmpty() && length > longest) {
            what = Arrays.copyOf(what, KEPT);
        }
        clear();
        hearer.reject(new UnusableRecordException(DeadLetterReason.Malformed, words), what);
    }

    /** Also gives back what a large message has taken. */
    private void clear() {
        length = 0;
        text.setLength(0);
        text.trimToSize();
        bytes.reset();
    }
}
