package io.stockpipeline.console.notify;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log tells of a notification: a line when it begins to fail, when it works again, and for each alarm given up. */
final class DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    private final String name;
    private boolean failing;

    DeliveryLog(String name) {
        this.name = name;
    }

    void delivered() {
        if (failing) {
            failing = false;
            LOG.info("notification {}: delivers again", name);
        }
    }

    void failed(String reason, Duration wait) {
        if (!failing) {
            failing = true;
            LOG.warn("notification {}: not delivered, tried again in {} s: {}", name, wait.toSeconds(), reason);
        } else {
            LOG.debug("notification {}: not delivered, tried again in {} s: {}", name, wait.toSeconds(), reason);
        }
    }

    void paused(String reason, Duration wait) {
        LOG.warn("notification {}: the receiver asks for quiet for {} s: {}", name, wait.toSeconds(), reason);
    }

    void dead(String record, String reason) {
        failing = true;
        LOG.error("notification {}: given up after the last attempt ({}): {}", name, reason, record);
    }

    void gone(String reason) {
        LOG.error(
                "notification {}: the receiver wants no more messages ({}). Alarms wait for up to 24 h; mend the address, or"
                        + " start the console anew to try again",
                name,
                reason);
    }
}
