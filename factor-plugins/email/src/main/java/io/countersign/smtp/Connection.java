package io.countersign.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An open connection to the mail server, used by one thread at a time. */
final class Connection {

  private final Line line;
  private final SMTPTransport smtp;

  private Connection(Line line, SMTPTransport smtp) {
    this.line = line;
    this.smtp = smtp;
  }

  /** Connected, secured and logged in as the settings say, or not at all. */
  static Connection open(SmtpSettings settings, Deadline deadline) throws MessagingException {
    Line line = new Line();
    deadline.watch(line);
    SMTPTransport smtp =
        new SMTPTransport(
            Session.getInstance(properties(settings, line)),
            new URLName("smtp", null, -1, null, null, null));
    smtp.connect(
        settings.host(),
        settings.port(),
        settings.login().map(Login::username).orElse(null),
        settings.login().map(Connection::password).orElse(null));
    Connection connection = new Connection(line, smtp);
    if (settings.login().isPresent() && !smtp.supportsExtension("AUTH")) {
      connection.close();
      throw new MissingAuthentication();
    }
    return connection;
  }

  private static String password(Login login) {
    return new String(login.password().reveal(), UTF_8);
  }

  private static Properties properties(SmtpSettings settings, Line line) {
    Security security = settings.security();
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startsTls(security)));
    properties.put("mail.smtp.starttls.required", is(security, Security.STARTTLS));
    properties.put("mail.smtp.ssl.enable", is(security, Security.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.smtp.ssl.socketFactory", line.secured(settings.tls()));
    properties.put("mail.smtp.socketFactory", line.plain());
    // Else what these refuse is tried once more without them.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.connectiontimeout", millis(settings.timeouts().connect()));
    properties.put("mail.smtp.timeout", millis(settings.timeouts().answer()));
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  private static boolean startsTls(Security security) {
    return security == Security.STARTTLS || security == Security.OPPORTUNISTIC;
  }

  private static String is(Security security, Security that) {
    return Boolean.toString(security == that);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Whether the server still answers; asks it (NOOP). */
  boolean alive(Deadline deadline) {
    deadline.watch(line);
    return smtp.isConnected();
  }

  void deliver(MimeMessage message, InternetAddress to) throws MessagingException {
    smtp.sendMessage(message, new Address[] {to});
  }

  /** Says goodbye, and waits for nothing. */
  void close() {
    try {
      smtp.close();
    } catch (MessagingException e) {
      // The line is cut anyway.
    } finally {
      line.cut();
    }
  }

  /** Without a word: nothing good is to be expected on it. */
  void abandon() {
    line.cut();
  }
}
