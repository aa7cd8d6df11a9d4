package io.stockpipeline.extractor.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Takes a venue's secrets out of what is to be logged, told or kept: a venue may quote the address that it was asked at, or what it
 * was told. It may write them as an address does, with per cent and two digits, or as JSON does, with a backslash; and it may break off, or go on in a
 * way that is not known here.
 */
final class Unspoken {
    private static final byte[] INSTEAD = "***".getBytes(StandardCharsets.US_ASCII);
    /** Characters; that many in a row of a secret's beginning are no coincidence. */
    private static final int TELLING = 8;

    private static final int HEX = 16;
    private static final int PERCENT_LENGTH = 3;
    private static final String ASCII_ESCAPE = "\\u00";
    private static final int ASCII_ESCAPE_LENGTH = 6;

    private final List<byte[]> secrets;

    Unspoken(Set<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    String without(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        byte[] left = without(bytes);
        return left == bytes ? words : new String(left, StandardCharsets.UTF_8);
    }

    /** The very same array if no secret is in it. */
    byte[] without(byte[] text) {
        byte[] left = text;
        for (byte[] secret : secrets) {
            left = without(left, secret);
        }
        return left;
    }

    private static byte[] without(byte[] text, byte[] secret) {
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        int from = 0;
        for (int at = 0; at < text.length; at++) {
            int end = end(text, at, secret);
            if (end > at) {
                left.write(text, from, at - from);
                left.writeBytes(INSTEAD);
                from = end;
                at = end - 1;
            }
        }
        if (from == 0) {
            return text;
        }
        left.write(text, from, text.length - from);
        return left.toByteArray();
    }

    /** Where a secret ends that begins there; the same place if none does. */
    private static int end(byte[] text, int at, byte[] secret) {
        int end = at;
        for (int same = 0; same < secret.length; same++) {
            int length = length(text, end, secret[same]);
            if (length == 0) {
                return same < TELLING ? at : endOfWord(text, end);
            }
            end += length;
        }
        return end;
    }

    /** The rest of a secret may be written in a way that is not known here. */
    private static int endOfWord(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] > ' ' && "\"'&".indexOf(text[end]) < 0) {
            end++;
        }
        return end;
    }

    /** How much of the text there is the byte, as it is or written otherwise; 0: it is another one. */
    private static int length(byte[] text, int at, byte wanted) {
        if (at >= text.length) {
            return 0;
        }
        if (text[at] == '%' && hex(text, at + 1) == (wanted & 0xFF)) {
            return PERCENT_LENGTH;
        }
        if (text[at] == '\\') {
            if (isAsciiEscape(text, at) && hex(text, at + ASCII_ESCAPE.length()) == wanted) {
                return ASCII_ESCAPE_LENGTH;
            }
            boolean escaped = "\"\\/".indexOf(wanted) >= 0 && at + 1 < text.length && text[at + 1] == wanted;
            return escaped ? 2 : text[at] == wanted ? 1 : 0;
        }
        boolean plus = text[at] == '+' && wanted == ' ';
        return plus || text[at] == wanted ? 1 : 0;
    }

    private static boolean isAsciiEscape(byte[] text, int at) {
        for (int i = 0; i < ASCII_ESCAPE.length(); i++) {
            if (at + i >= text.length || text[at + i] != ASCII_ESCAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The byte that two digits name, small or capital; -1: they are none. */
    private static int hex(byte[] text, int at) {
        if (at + 1 >= text.length) {
            return -1;
        }
        int high = Character.digit(text[at], HEX);
        int low = Character.digit(text[at + 1], HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }
}
