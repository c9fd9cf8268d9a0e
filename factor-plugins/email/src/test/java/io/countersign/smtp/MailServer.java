package io.countersign.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** A real mail server on a port of this machine, and what it got. */
public final class MailServer implements AutoCloseable {

  /** What it says to these recipients. */
  static final Map<String, RejectException> REJECTED =
      Map.of(
          "unknown@acme.example", new RejectException(550, "5.1.1 no such user"),
          "full@acme.example", new RejectException(552, "5.2.2 mailbox full"),
          "silent@acme.example", new RejectException(550, "go away"),
          "relay@acme.example", new RejectException(550, "5.7.1 relaying denied"),
          "later@acme.example", new RejectException(451, "4.7.1 greylisted, come again"));

  private final List<MimeMessage> got = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final SMTPServer server;

  private MailServer(UnaryOperator<SMTPServer.Builder> how) {
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandlerFactory(context -> new Handler())
            .sessionHandler(new Counting());
    server = how.apply(builder).build();
    server.start();
  }

  /** On a free port. */
  public static MailServer started(UnaryOperator<SMTPServer.Builder> how) {
    return new MailServer(how);
  }

  /** Lets in ada with the password secret. */
  static EasyAuthenticationHandlerFactory login() {
    return new EasyAuthenticationHandlerFactory((name, password, context) -> {
      if (!name.equals("ada") || !password.equals("secret")) {
        throw new LoginFailedException();
      }
    });
  }

  public int port() {
    return server.getPortAllocated();
  }

  List<MimeMessage> got() {
    return List.copyOf(got);
  }

  /** What it got as people see it, in order. */
  public List<Mail> mails() {
    return got.stream().map(Mail::of).toList();
  }

  /** How many there were ever. */
  int connections() {
    return connections.get();
  }

  int open() {
    return open.get();
  }

  void stop() {
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }

  private final class Counting implements SessionHandler {

    @Override
    public SessionAcceptance accept(Session session) {
      connections.incrementAndGet();
      open.incrementAndGet();
      return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {
      open.decrementAndGet();
    }
  }

  private final class Handler implements MessageHandler {

    @Override
    public void from(String from) throws RejectException {
      if (from.startsWith("stranger@")) {
        throw new RejectException(553, "5.7.1 you are not " + from);
      }
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      RejectException rejected = REJECTED.get(recipient);
      if (rejected != null) {
        throw rejected;
      }
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
      try {
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(data.readAllBytes()));
        if (message.getSubject().contains("spam")) {
          throw new RejectException(554, "5.7.1 spam");
        }
        got.add(message);
        return null;
      } catch (MessagingException e) {
        throw new RejectException(554, "not a message");
      }
    }

    @Override
    public void done() {
      // Each message is one of its own.
    }
  }
}
