package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.spec.NotificationSpec;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a mail of plain text. Its Message-ID is made of the alarm's id, so that a mail sent twice can be told; the mails of
 * an episode refer to one another and stand together in a mailbox.
 */
final class EmailChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);
    private static final String DOMAIN = "@stockpipeline.invalid>";

    private final NotificationSpec.Email email;
    private final MailServer server;
    private final AlarmWords words;
    private final Clock clock;

    EmailChannel(NotificationSpec.Email email, MailServer server, AlarmWords words, Clock clock) {
        this.email = email;
        this.server = server;
        this.words = words;
        this.clock = clock;
    }

    /** A message that keeps the id it was given. */
    private static final class AlarmMessage extends MimeMessage {
        private final String id;

        AlarmMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public Outcome send(Notice notice) {
        Session session = server.session();
        try {
            MimeMessage message = message(session, notice);
            try (Transport transport = session.getTransport()) {
                server.connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Outcome.Arrived();
        } catch (SecretFaultException e) {
            return new Outcome.Failed(e.words());
        } catch (SendFailedException e) {
            return partly(e);
        } catch (AuthenticationFailedException e) {
            return new Outcome.Failed(email.host() + " refuses username and password");
        } catch (MessagingException e) {
            return new Outcome.Failed(email.host() + ": " + words(e));
        }
    }

    private MimeMessage message(Session session, Notice notice) throws MessagingException {
        AlarmText text = words.of(notice.alarm());
        MimeMessage message = new AlarmMessage(session, "<" + notice.alarm().id() + DOMAIN);
        message.setFrom(new InternetAddress(email.from()));
        for (String to : email.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setHeader("References", "<" + notice.alarm().episode() + DOMAIN);
        // Asks mailboxes not to answer that somebody is on holiday.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        message.setSubject(text.title(), StandardCharsets.UTF_8.name());
        message.setText(String.join("\n", text.lines()) + "\n", StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    /** Whoever has the mail must not get it again and again because of somebody who has not. */
    private Outcome partly(SendFailedException e) {
        Address[] sent = e.getValidSentAddresses();
        if (sent == null || sent.length == 0) {
            return new Outcome.Failed(email.host() + ": " + words(e));
        }
        LOG.warn("{} took the mail for some only, not for {}: {}", email.host(), refused(e), words(e));
        return new Outcome.Arrived();
    }

    private static String refused(SendFailedException e) {
        return Stream.of(e.getInvalidAddresses(), e.getValidUnsentAddresses())
                .flatMap(Stream::ofNullable)
                .flatMap(Stream::of)
                .map(Address::toString)
                .collect(Collectors.joining(", "));
    }

    private static String words(MessagingException e) {
        Throwable innermost = e;
        while (innermost instanceof MessagingException outer && outer.getNextException() != null) {
            innermost = outer.getNextException();
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }

    @Override
    public void check() throws SecretFaultException {
        server.checkLogin();
    }
}
