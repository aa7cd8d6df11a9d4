package io.stockpipeline.console.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An event as {@code text/event-stream} has it, in bytes that all clients share. The data is JSON of one line. */
final class ServerSentEvent {
    private static final byte[] NEXT = {','};
    private static final byte[] LIST = {'['};
    private static final byte[] END_OF_LIST = {']'};
    private static final byte[] END = {'\n', '\n'};

    private final byte[] bytes;

    private ServerSentEvent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An event without an id: what is lost of its kind is made good by the next one. */
    static ServerSentEvent of(String name, byte[] data) {
        return joined(utf8("event: " + name + "\ndata: "), data, END);
    }

    /**
     * An event after which a client can resume.
     *
     * @param id empty where there is no place to resume from yet
     */
    static ServerSentEvent of(String name, String id, byte[] data) {
        if (id.isEmpty()) {
            return of(name, data);
        }
        return joined(utf8("event: " + name + "\nid: " + id + "\ndata: "), data, END);
    }

    /** An event whose data is a list. */
    static ServerSentEvent ofList(String name, List<byte[]> elements) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(utf8("event: " + name + "\ndata: "));
        list.writeBytes(LIST);
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                list.writeBytes(NEXT);
            }
            list.writeBytes(elements.get(i));
        }
        list.writeBytes(END_OF_LIST);
        list.writeBytes(END);
        return new ServerSentEvent(list.toByteArray());
    }

    /** A line that no client shows, so that nobody on the way takes the connection for dead. */
    static ServerSentEvent heartbeat() {
        return new ServerSentEvent(utf8(":\n\n"));
    }

    /** How long a browser waits before it connects anew, in milliseconds. */
    static ServerSentEvent retry(long millis) {
        return new ServerSentEvent(utf8("retry: " + millis + "\n\n"));
    }

    int length() {
        return bytes.length;
    }

    /** Writes it, without flushing. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ServerSentEvent joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return new ServerSentEvent(all.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
