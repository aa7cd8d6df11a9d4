package io.stockpipeline.model.line;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Frames lines over bytes: one record is one line, ended by LF or CR LF, the last one with or without an end. Bytes are
 * not decoded, so that a line that is no text at all can still be handed on as it stands. Memory is bounded: of a line
 * beyond the longest allowed only the first {@link #KEPT} bytes are kept, the rest is read through.
 */
public final class LineReader implements Closeable {
    /** Longest line that is kept whole where nothing else is said, 16 MiB. */
    public static final int LONGEST = 16 << 20;
    /** What is kept of a longer one, 64 KiB. */
    public static final int KEPT = 64 << 10;

    private static final int FIRST_CAPACITY = 256 << 10;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int position;
    private int limit;

    private byte[] bytes = buffer;
    private int start;
    private int end;
    private long length;
    private long line;
    private long offset;
    /** Whether the line has an end of its own, and not only that of the data. */
    private boolean ended;
    /** Whether the line is one of which the rest is being read through. */
    private boolean cutting;

    /**
     * @param in stands at the beginning of a line
     * @param line how many lines lie before it
     * @param offset how many bytes lie before it
     */
    public LineReader(InputStream in, long line, long offset) {
        this(in, line, offset, LONGEST);
    }

    private LineReader(InputStream in, long line, long offset, int longest) {
        this.in = in;
        this.line = line;
        this.offset = offset;
        this.longest = longest;
    }

    /** @param longest the longest line that is kept whole, in bytes, at least {@link #KEPT} */
    public static LineReader ofAtMost(int longest, InputStream in) {
        if (longest < KEPT) {
            throw new IllegalArgumentException(longest + " bytes are less than the " + KEPT + " that are kept");
        }
        return new LineReader(in, 0, 0, longest);
    }

    /** Moves to the next line; false at the end. */
    public boolean next() throws IOException {
        int scan = position;
        while (true) {
            byte[] b = buffer;
            int last = limit;
            for (int i = scan; i < last; i++) {
                if (b[i] == '\n') {
                    take(i, i + 1);
                    return true;
                }
            }
            int scanned = limit - position;
            if (scanned > longest) {
                readThrough();
                return true;
            }
            if (!fill()) {
                if (scanned == 0) {
                    return false;
                }
                take(limit, limit);
                return true;
            }
            scan = position + scanned;
        }
    }

    private void take(int lineEnd, int nextLine) {
        bytes = buffer;
        start = position;
        end = lineEnd;
        offset += nextLine - position;
        position = nextLine;
        ended = lineEnd < nextLine;
        if (end > start && bytes[end - 1] == '\r') {
            end--;
        }
        length = (long) end - start;
        if (length > longest) {
            // It stood in the buffer whole, by chance.
            end = start + KEPT;
        }
        line++;
    }

    /** Reads more bytes behind those that are there; false at the end of the data. */
    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            if (position > 0) {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                limit -= position;
                position = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            return false;
        }
        limit += read;
        return true;
    }

    private void readThrough() throws IOException {
        bytes = Arrays.copyOfRange(buffer, position, position + KEPT);
        start = 0;
        end = KEPT;
        length = (long) limit - position;
        offset += length;
        position = 0;
        limit = 0;
        cutting = true;
        ended = true;
        passOn();
        cutting = false;
        line++;
    }

    private void passOn() throws IOException {
        while (true) {
            for (; position < limit; position++) {
                if (buffer[position] == '\n') {
                    position++;
                    offset++;
                    return;
                }
                length++;
                offset++;
            }
            position = 0;
            limit = 0;
            if (!fill()) {
                return;
            }
        }
    }

    /** Leaves out the byte-order mark, where the line is the first one and begins with it. */
    public void skipByteOrderMark() {
        if (line == 1
                && end - start >= 3
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF) {
            start += 3;
            length -= 3;
        }
    }

    /**
     * The beginning of the line whose end has not come, once {@link #next()} has failed: at most {@link #KEPT} bytes, none
     * where it failed between two lines.
     */
    public byte[] unfinished() {
        return cutting ? copy() : Arrays.copyOfRange(buffer, position, Math.min(limit, position + KEPT));
    }

    /** Holds the line between {@link #start()} and {@link #end()}; valid until the next call of {@link #next()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** The line's length in bytes, also when not all of it is kept. */
    public long length() {
        return length;
    }

    /** Whether a line break ends the line: the last one may lack it, and may then be half a line. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether the line was too long to be kept whole. */
    public boolean isCut() {
        return length > end - start;
    }

    /** The current line's number, from 1. */
    public long line() {
        return line;
    }

    /** Bytes of the content up to the beginning of the next line. */
    public long offset() {
        return offset;
    }

    /** Whether the line holds nothing but spaces and tabs. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
