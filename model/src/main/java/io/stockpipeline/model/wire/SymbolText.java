package io.stockpipeline.model.wire;

/** What a symbol may look like: 1 to 32 of {@code A-Z a-z 0-9 . ^ = : _ / -}. */
final class SymbolText {
    static final int MAX_LENGTH = 32;

    private static final boolean[] ALLOWED = new boolean[128];

    static {
        String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.^=:_/-";
        allowed.chars().forEach(c -> ALLOWED[c] = true);
    }

    private SymbolText() {}

    static boolean isValid(char[] text, int offset, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            return false;
        }
        for (int i = offset; i < offset + length; i++) {
            if (text[i] >= ALLOWED.length || !ALLOWED[text[i]]) {
                return false;
            }
        }
        return true;
    }
}
