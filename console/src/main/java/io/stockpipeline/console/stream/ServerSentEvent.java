package io.stockpipeline.console.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of events as {@code text/event-stream} has them. The data is JSON of one line. */
final class ServerSentEvent {
    private static final byte[] NEXT = {','};
    private static final byte[] LIST = {'['};
    private static final byte[] END_OF_LIST = {']'};
    private static final byte[] END = {'\n', '\n'};

    private ServerSentEvent() {}

    /** An event without an id: what is lost of its kind is made good by the next one. */
    static byte[] of(String name, byte[] data) {
        return joined(utf8("event: " + name + "\ndata: "), data, END);
    }

    /** An event after which a client can resume. */
    static byte[] of(String name, String id, byte[] data) {
        return joined(utf8("event: " + name + "\nid: " + id + "\ndata: "), data, END);
    }

    /** An event whose data is a list. */
    static byte[] ofList(String name, List<byte[]> elements) {
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
        return list.toByteArray();
    }

    /** A line that no client shows, so that nobody on the way takes the connection for dead. */
    static byte[] heartbeat() {
        return utf8(":\n\n");
    }

    /** How long a browser waits before it connects anew, in milliseconds. */
    static byte[] retry(long millis) {
        return utf8("retry: " + millis + "\n\n");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
