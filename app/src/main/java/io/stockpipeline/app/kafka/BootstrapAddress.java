package io.stockpipeline.app.kafka;

import io.stockpipeline.app.fault.WrongInputException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses in {@code bootstrap.servers}. */
public final class BootstrapAddress {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:[A-Za-z_]+://)?\\[?([^\\[\\]/]+?)]?:([0-9]{1,5})");

    private BootstrapAddress() {}

    /**
     * Whether the name of any address resolves. In a young cluster it may not yet, and Kafka's clients take that for a
     * wrong configuration.
     *
     * @throws WrongInputException when one is not {@code HOST:PORT}
     */
    public static boolean anyResolves(String servers) {
        return hosts(servers).stream().anyMatch(BootstrapAddress::resolves);
    }

    private static List<String> hosts(String servers) {
        List<String> hosts = new ArrayList<>();
        for (String address : servers.split(",", -1)) {
            Matcher parts = HOST_AND_PORT.matcher(address.strip());
            if (!parts.matches()) {
                throw new WrongInputException("\"" + address.strip()
                        + "\" is not the address of a Kafka: give HOST:PORT, for example localhost:9092");
            }
            hosts.add(parts.group(1));
        }
        return hosts;
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getAllByName(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
