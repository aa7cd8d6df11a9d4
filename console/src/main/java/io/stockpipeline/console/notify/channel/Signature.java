package io.stockpipeline.console.notify.channel;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs after the <a href="https://www.standardwebhooks.com">Standard Webhooks</a> specification: HMAC-SHA256 over
 * {@code id.timestamp.body}. With several keys there are several signatures, so that a receiver can change its key at leisure.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final List<Webhook> keys;

    private Signature(List<Webhook> keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys.
     *
     * @param text one key a line, {@code whsec_} and 24 to 64 bytes in base64
     * @param place what the keys are called in a fault
     */
    static Signature of(String text, String place) throws SecretFaultException {
        List<Webhook> keys = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                keys.add(key(line, place));
            }
        }
        return new Signature(List.copyOf(keys));
    }

    private static Webhook key(String line, String place) throws SecretFaultException {
        String wanted = place + ": write whsec_ and " + LEAST_BYTES + " to " + MOST_BYTES
                + " random bytes in base64, one key a line, for example by: echo whsec_$(openssl rand -base64 32)";
        if (!line.startsWith(PREFIX)) {
            throw new SecretFaultException(wanted);
        }
        int bytes = line.substring(PREFIX.length()).replace("=", "").length() * 3 / 4;
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw new SecretFaultException(wanted);
        }
        try {
            return new Webhook(line);
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new SecretFaultException(wanted);
        }
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param timestamp of the attempt, epoch seconds
     */
    String sign(String id, long timestamp, String body) {
        return keys.stream().map(key -> sign(key, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    private static String sign(Webhook key, String id, long timestamp, String body) {
        try {
            return key.sign(id, timestamp, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
