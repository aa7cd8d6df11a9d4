package io.stockpipeline.app.broker;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An embedded Kafka with a second door that asks for a name and a password (SASL/PLAIN, without TLS). */
public final class LoginBroker implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final String login;

    private LoginBroker(EmbeddedBroker broker, String login) {
        this.broker = broker;
        this.login = login;
    }

    /** Starts one that knows one user. */
    public static LoginBroker start(Path folder, String user, String password) throws IOException {
        BrokerPorts ports = BrokerPorts.choose(folder);
        ports.remember(Files.createDirectories(folder));
        String login;
        try (ServerSocket socket = new ServerSocket(0)) {
            login = BrokerPorts.LOOPBACK + ":" + socket.getLocalPort();
        }
        String client = "CLIENT://" + BrokerPorts.LOOPBACK + ":" + ports.client() + ",LOGIN://" + login;
        Map<String, String> settings = Map.of(
                "listeners",
                client + ",CONTROLLER://" + BrokerPorts.LOOPBACK + ":" + ports.controller(),
                "advertised.listeners",
                client,
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,LOGIN:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.login.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + user + "=\"" + password
                        + "\";");
        return new LoginBroker(EmbeddedBroker.start(folder, fault -> {}, settings), login);
    }

    /** The door that asks nobody. */
    public EmbeddedBroker open() {
        return broker;
    }

    /** The address of the door that asks. */
    public String login() {
        return login;
    }

    @Override
    public void close() {
        broker.close();
    }
}
