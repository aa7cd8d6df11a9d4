package io.stockpipeline.model.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes a file's bytes. Only UTF-8 is taken, and what is something else is said to be so, with its place. */
final class Utf8Text {
    private static final String SAVE_AS = "save the file as UTF-8";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    static String of(byte[] bytes) throws YamlFaultException {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw YamlFaultException.at(1, 1, "the text is UTF-16: " + SAVE_AS);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            throw YamlFaultException.at(
                    line, column, "the byte 0x%02X is not UTF-8: %s".formatted(bytes[in.position()] & 0xFF, SAVE_AS));
        }
        return text;
    }

    /** Without the mark that some editors put in front. */
    static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
