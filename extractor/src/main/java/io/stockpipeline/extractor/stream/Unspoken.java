package io.stockpipeline.extractor.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Takes a venue's secrets out of words that are to be logged or told: a venue may quote the address that it was asked at, or what it
 * was told. Also out of words that break off within a secret.
 */
final class Unspoken {
    private static final String INSTEAD = "***";
    /** Characters; that many in a row of a secret's beginning are no coincidence. */
    private static final int TELLING = 8;

    private final Set<String> secrets = new LinkedHashSet<>();

    Unspoken(Set<String> secrets) {
        for (String secret : secrets) {
            this.secrets.add(secret);
            this.secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
        this.secrets.remove("");
    }

    String without(String words) {
        String left = words;
        for (String secret : secrets) {
            left = without(left, secret);
        }
        return left;
    }

    private static String without(String words, String secret) {
        String beginning = secret.substring(0, Math.min(TELLING, secret.length()));
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (int at = words.indexOf(beginning); at >= 0; at = words.indexOf(beginning, from)) {
            int same = beginning.length();
            while (same < secret.length()
                    && at + same < words.length()
                    && words.charAt(at + same) == secret.charAt(same)) {
                same++;
            }
            left.append(words, from, at).append(INSTEAD);
            from = at + same;
        }
        return left.append(words.substring(from)).toString();
    }
}
