package io.stockpipeline.app.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The two ports of the embedded broker. They are remembered beside its data, so that a reader that was pointed at the
 * broker finds it again after a restart; a port that somebody else has taken meanwhile is replaced.
 *
 * @param client where producers and consumers connect
 * @param controller where the broker talks to its own controller
 */
record BrokerPorts(int client, int controller) {
    /** The address that everything of the embedded broker is bound to: nothing is reachable from outside. */
    static final String LOOPBACK = "127.0.0.1";

    private static final String FILE = "ports.properties";
    private static final int ANY = 0;

    /** The ports to use now: those remembered in the folder where they are still free, else free ones. */
    static BrokerPorts choose(Path folder) throws IOException {
        Properties remembered = new Properties();
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                remembered.load(reader);
            }
        }
        // Both are held open until both are known: they must differ.
        try (ServerSocket client = bind(port(remembered, "client"));
                ServerSocket controller = bind(port(remembered, "controller"))) {
            return new BrokerPorts(client.getLocalPort(), controller.getLocalPort());
        }
    }

    void remember(Path folder) throws IOException {
        Properties ports = new Properties();
        ports.setProperty("client", String.valueOf(client));
        ports.setProperty("controller", String.valueOf(controller));
        try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
            ports.store(writer, null);
        }
    }

    private static int port(Properties remembered, String name) {
        try {
            return Integer.parseInt(remembered.getProperty(name, "0"));
        } catch (NumberFormatException e) {
            return ANY;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        try {
            return listen(port);
        } catch (IOException | IllegalArgumentException taken) {
            return listen(ANY);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // Connections of the run before may linger in TIME_WAIT; the broker reuses the address as well.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw e;
        }
    }
}
