package io.stockpipeline.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of browsers, signed with the token of whoever logged in. So every replica knows them, nothing is kept, and they end
 * with the token: when it leaves the Secret, or another takes its place.
 */
final class Sessions {
    static final Duration LIFETIME = Duration.ofHours(12);

    /** Keeps these signatures apart from any other use of a token. */
    private static final String PURPOSE = "stockpipeline console session\n";

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,400})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** A new session's cookie. */
    String open(Tokens.Holder holder) {
        String name = ENCODER.encodeToString(holder.name().getBytes(StandardCharsets.UTF_8));
        String claim = name + "." + clock.instant().plus(LIFETIME).getEpochSecond();
        return claim + "." + ENCODER.encodeToString(signature(holder, claim));
    }

    /** Whose session a cookie is; null: nobody's, or it is over. */
    @Nullable String holder(String cookie, Tokens tokens) {
        Matcher parts = FORM.matcher(cookie);
        if (!parts.matches()) {
            return null;
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8);
            Tokens.Holder holder = tokens.named(name);
            byte[] signature = Base64.getUrlDecoder().decode(parts.group(3));
            boolean good = holder != null
                    && MessageDigest.isEqual(signature(holder, parts.group(1) + "." + parts.group(2)), signature)
                    && clock.instant().getEpochSecond() < Long.parseLong(parts.group(2));
            return good ? name : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] signature(Tokens.Holder holder, String claim) {
        return holder.token().sign(PURPOSE + claim);
    }
}
