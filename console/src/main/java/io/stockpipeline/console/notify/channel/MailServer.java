package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.SecretKeyRef;
import io.stockpipeline.model.spec.SecretRef;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The mail server of a notification. Port 465 speaks TLS from the first byte. On any other port STARTTLS is asked for: with
 * credentials it must be granted, so that they never cross the net in the clear; without, mail may go unencrypted.
 */
final class MailServer {
    /** Waits of one step of the talk: to connect, for an answer, to write. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private static final int TLS_PORT = 465;

    private final NotificationSpec.Email email;
    private final SecretFiles secrets;
    private final boolean tlsAtOnce;
    private final @Nullable SSLSocketFactory trust;
    private final Duration timeout;

    /** @param trust whom to trust; null for what Java trusts */
    MailServer(NotificationSpec.Email email, SecretFiles secrets, @Nullable SSLSocketFactory trust, Duration timeout) {
        this(email, secrets, email.port() == TLS_PORT, trust, timeout);
    }

    MailServer(
            NotificationSpec.Email email,
            SecretFiles secrets,
            boolean tlsAtOnce,
            @Nullable SSLSocketFactory trust,
            Duration timeout) {
        this.email = email;
        this.secrets = secrets;
        this.tlsAtOnce = tlsAtOnce;
        this.trust = trust;
        this.timeout = timeout;
    }

    /** A user of the server. Its text names nobody. */
    private record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    Session session() {
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", email.host());
        properties.setProperty("mail.smtp.port", Integer.toString(email.port()));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // One wrong address among many must not keep the mail from the others.
        properties.setProperty("mail.smtp.sendpartial", "true");
        boolean credentials = email.secretRef() != null;
        properties.setProperty("mail.smtp.auth", Boolean.toString(credentials));
        if (tlsAtOnce) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        } else {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", Boolean.toString(credentials));
        }
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust);
        }
        return Session.getInstance(properties);
    }

    void connect(Transport transport) throws MessagingException, SecretFaultException {
        Login login = login();
        if (login == null) {
            transport.connect();
        } else {
            transport.connect(login.username(), login.password());
        }
    }

    void checkLogin() throws SecretFaultException {
        login();
    }

    private @Nullable Login login() throws SecretFaultException {
        SecretRef secret = email.secretRef();
        return secret == null
                ? null
                : new Login(
                        secrets.read(new SecretKeyRef(secret.name(), "username")),
                        secrets.read(new SecretKeyRef(secret.name(), "password")));
    }
}
