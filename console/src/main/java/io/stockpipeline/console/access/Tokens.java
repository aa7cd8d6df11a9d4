package io.stockpipeline.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a Secret: each key is a holder's name, its text the token. Only digests are kept. A look-up takes the same time
 * whichever token is asked for, and however near to one it is.
 */
final class Tokens {
    /** Shorter ones can be guessed. */
    static final int SHORTEST = 16;

    private static final int LONGEST = 4_096;

    private final List<Holder> holders;
    private final List<String> unfit;

    /** Who holds a token. */
    record Holder(String name, Digest token) {}

    private Tokens(List<Holder> holders, List<String> unfit) {
        this.holders = List.copyOf(holders);
        this.unfit = List.copyOf(unfit);
    }

    /** @param texts by name; blanks around a text and its last line break do not belong to the token */
    static Tokens of(Map<String, String> texts) {
        List<Holder> holders = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        texts.forEach((name, text) -> {
            String token = text.strip();
            if (isFit(token)) {
                holders.add(new Holder(name, Digest.of(token)));
            } else {
                unfit.add(name);
            }
        });
        return new Tokens(holders, unfit);
    }

    /** What a header can carry, and nobody can guess. */
    private static boolean isFit(String token) {
        return token.length() >= SHORTEST
                && token.length() <= LONGEST
                && token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    boolean isEmpty() {
        return holders.isEmpty();
    }

    int size() {
        return holders.size();
    }

    /** Keys whose text is no token. */
    List<String> unfit() {
        return unfit;
    }

    /** Who holds a token; null: nobody. */
    @Nullable Holder holderOf(String token) {
        Digest asked = Digest.of(token);
        Holder found = null;
        for (Holder holder : holders) {
            // No way out of the loop: how long it takes tells nothing.
            if (holder.token().equalsInConstantTime(asked)) {
                found = holder;
            }
        }
        return found;
    }

    /** The holder of a name; null: there is none any more. */
    @Nullable Holder named(String name) {
        return holders.stream()
                .filter(holder -> holder.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A token's SHA-256. Digests have one length, so that comparing them does not tell a token's. */
    static final class Digest {
        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }

        static Digest of(String token) {
            return new Digest(Hashes.sha256(token.getBytes(StandardCharsets.UTF_8)));
        }

        boolean equalsInConstantTime(Digest other) {
            return MessageDigest.isEqual(bytes, other.bytes);
        }

        /** What only a holder of the token, or of its digest, can compute. */
        byte[] sign(String text) {
            return Hashes.hmac(bytes, text);
        }
    }
}
