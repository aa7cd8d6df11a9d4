package io.stockpipeline.extractor.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A TCP server on loopback that serves one caller after the other as a test tells it to. */
final class LineServer implements AutoCloseable {
    private final ServerSocket server;
    private final Service service;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::accept, "line-server");
    private volatile @Nullable Throwable failure;

    /** What is done with a caller; the connection is closed in order when it returns. */
    interface Service {
        void serve(Caller caller) throws IOException, InterruptedException;
    }

    LineServer(Service service) {
        this.service = service;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many have come. */
    int callers() {
        return callers.size();
    }

    /** What went wrong here; null: nothing. */
    @Nullable Throwable failure() {
        return failure;
    }

    /** Whether each connection has been ended by its other side too. */
    boolean isLeftByAll() {
        return callers.stream().allMatch(Socket::isClosed);
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                callers.add(socket);
                socket.setTcpNoDelay(true);
                Caller caller = new Caller(socket, callers.size() - 1);
                service.serve(caller);
                caller.leave();
            } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
                if (!server.isClosed() && !(e instanceof IOException)) {
                    failure = e;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
        for (Socket caller : callers) {
            caller.close();
        }
    }

    /** Whoever is connected. */
    static final class Caller {
        private final Socket socket;
        private final int number;

        private Caller(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        /** From 0. */
        int number() {
            return number;
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** In pieces of any length, also within a character. */
        void sendInPieces(byte[] bytes, Random random) throws IOException {
            OutputStream out = socket.getOutputStream();
            int at = 0;
            while (at < bytes.length) {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 100_000 : 40));
                out.write(bytes, at, length);
                at += length;
            }
        }

        /** Breaks the connection off: the other side reads a fault, not an end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Stays until the other side ends the connection. */
        void stay() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // It has nothing to say.
            }
        }

        private void leave() throws IOException {
            if (!socket.isClosed()) {
                socket.shutdownOutput();
                stay();
            }
        }
    }
}
