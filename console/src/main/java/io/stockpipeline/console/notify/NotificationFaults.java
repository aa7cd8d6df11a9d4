package io.stockpipeline.console.notify;

import io.stockpipeline.console.notify.channel.Channels;
import io.stockpipeline.console.notify.channel.SecretFaultException;
import io.stockpipeline.model.spec.NotificationSpec;
import java.util.ArrayList;
import java.util.List;

/** Looks over the notifications before anything is started. */
final class NotificationFaults {
    private NotificationFaults() {}

    static List<String> of(List<NotificationSpec> notifications, Channels channels) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < notifications.size(); i++) {
            NotificationSpec notification = notifications.get(i);
            try {
                channels.of(notification).check();
            } catch (SecretFaultException e) {
                faults.add("spec.notifications[" + i + "]." + place(notification) + ": " + e.words());
            }
        }
        return faults;
    }

    private static String place(NotificationSpec notification) {
        if (notification.email() != null) {
            return "email.secretRef";
        }
        String kind =
                notification.webhook() != null ? "webhook" : notification.slack() != null ? "slack" : "alertmanager";
        return kind + ".secretKeyRef";
    }
}
