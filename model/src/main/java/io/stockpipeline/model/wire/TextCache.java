package io.stockpipeline.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Shares the strings that keep coming back, symbols above all: a table of fixed size keyed by the characters. A text
 * that meets another in its slot replaces it, so memory stays bounded whatever arrives. Not thread-safe.
 */
final class TextCache {
    private final @Nullable String[] slots;

    /** @param capacity a power of two */
    TextCache(int capacity) {
        slots = new String[capacity];
    }

    /** The string of these characters if it is held, else null. */
    @Nullable String find(char[] text, int offset, int length) {
        String held = slots[slot(text, offset, length)];
        if (held == null || held.length() != length) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (held.charAt(i) != text[offset + i]) {
                return null;
            }
        }
        return held;
    }

    /** The string of these ASCII bytes if it is held, else null. */
    @Nullable String find(byte[] ascii, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + ascii[i];
        }
        String held = slots[slot(hash)];
        if (held == null || held.length() != length) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            if (held.charAt(i) != ascii[offset + i]) {
                return null;
            }
        }
        return held;
    }

    /** Makes the string of these characters and holds it. */
    String add(char[] text, int offset, int length) {
        String added = new String(text, offset, length);
        slots[slot(text, offset, length)] = added;
        return added;
    }

    /** The string of these characters, held from now on. */
    String share(char[] text, int offset, int length) {
        String held = find(text, offset, length);
        return held != null ? held : add(text, offset, length);
    }

    private int slot(char[] text, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        return slot(hash);
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }
}
