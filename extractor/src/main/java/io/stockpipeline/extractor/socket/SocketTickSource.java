package io.stockpipeline.extractor.socket;

import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.extractor.stream.Backoff;
import io.stockpipeline.model.line.TickAssembler;
import io.stockpipeline.model.spec.SocketSource;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads lines of ticks from a TCP server for as long as it is wanted: whenever the connection ends it opens another, after a growing
 * wait. It reads no faster than ticks are taken, so that TCP makes the server wait while Kafka is away. A feed may be silent for as
 * long as it likes; a server that is gone without a word is told by TCP's own keep-alive.
 */
public final class SocketTickSource implements LiveSource {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final SocketSource spec;
    private final Pause pause;
    private final Backoff backoff;
    private final HealthRecord health;
    private final TickAssembler assembler;
    private volatile boolean closed;
    private volatile @Nullable Socket connection;

    /** @param filter which symbols the pipeline names */
    public SocketTickSource(SocketSource spec, SymbolFilter filter, Pause pause, ClockSkew skew) {
        this.spec = spec;
        this.pause = pause;
        backoff = new Backoff(RandomGenerator.getDefault());
        health = new HealthRecord(LoggerFactory.getLogger(SocketTickSource.class), spec.key(), skew);
        assembler = new TickAssembler(spec.key(), TimeUnit.ms, filter);
    }

    @Override
    public String key() {
        return spec.key();
    }

    @Override
    public void run(TickSink sink) throws InterruptedException {
        Duration wait;
        do {
            wait = backoff.next(listen(sink));
        } while (!closed && pause.sleep(wait));
    }

    /** Connects and reads until the connection ends; how long it was of use. */
    private Duration listen(TickSink sink) throws InterruptedException {
        try (Socket socket = new Socket()) {
            // Before anything is waited for, so that whoever closes the source ends the waiting.
            connection = socket;
            if (closed || !connect(socket)) {
                return Duration.ZERO;
            }
            long began = System.nanoTime();
            read(socket, sink);
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (IOException e) {
            failed("the connection could not be closed: " + words(e));
            return Duration.ZERO;
        } finally {
            connection = null;
        }
    }

    private boolean connect(Socket socket) {
        try {
            keepAlive(socket);
            socket.connect(new InetSocketAddress(host(), spec.port()), (int) CONNECT.toMillis());
            health.connected();
            return true;
        } catch (UnknownHostException e) {
            failed(server() + " cannot be reached: its name is not known here");
        } catch (SocketTimeoutException e) {
            failed(server() + " cannot be reached: no answer within " + CONNECT.toSeconds() + " s");
        } catch (IOException e) {
            failed(server() + " cannot be reached: " + words(e));
        }
        return false;
    }

    /** A server that is gone without a word is noticed after two minutes, not after the two hours that are usual. */
    private static void keepAlive(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 6);
        }
    }

    private void read(Socket socket, TickSink sink) throws IOException, InterruptedException {
        SocketLines lines = new SocketLines(socket.getInputStream(), spec.format(), assembler, health, sink);
        try {
            lines.read();
            failed(server() + " closed the connection");
        } catch (SocketFault e) {
            failed(server() + ": " + words(e));
        } catch (IOException e) {
            if (!closed) {
                lines.breakOff();
            }
            failed("the connection to " + server() + " broke: " + words(e));
        }
    }

    private void failed(String words) {
        if (!closed) {
            health.failed(words);
        }
    }

    /** An address of IPv6 stands in brackets where a port may follow. */
    private String host() {
        String host = spec.host();
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private String server() {
        return spec.host() + ":" + spec.port();
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public SourceHealth health() {
        return health.now();
    }

    @Override
    public void close() {
        closed = true;
        pause.end();
        Socket open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is of no more use either way.
            }
        }
    }
}
