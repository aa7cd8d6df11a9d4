package io.stockpipeline.model.spec;

/** Newline-delimited records from a TCP server. */
public record SocketSource(String host, int port, RecordFormat format) implements Source {
    @Override
    public String key() {
        return "socket";
    }

    @Override
    public boolean oneStream() {
        return true;
    }
}
