package io.countersign.smtp;

import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What an exception of angus-mail means for the message. */
final class Failures {

  private static final int TEMPORARY_AUTHENTICATION_FAILURE = 454; // RFC 4954 section 4.7.5

  private Failures() {}

  /** There is no connection. */
  static Sending connecting(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return authentication(e);
    }
    // The settings ask for TLS: a server that has none is not asked again, and not sent to in the
    // clear.
    if (e.getNextException() == null && said(e, "STARTTLS is required")) {
      return new Refused("no-starttls");
    }
    if (causes(e).anyMatch(CertificateException.class::isInstance)) {
      return new Refused("untrusted-certificate");
    }
    if (e instanceof MailConnectException) {
      return failed(isTimeout(e) ? "timeout" : "unreachable");
    }
    return broken(e);
  }

  private static Sending authentication(MessagingException e) {
    return said(e, TEMPORARY_AUTHENTICATION_FAILURE + " ")
        ? failed("smtp-" + TEMPORARY_AUTHENTICATION_FAILURE)
        : new Refused("authentication-failed");
  }

  /** There is one, and the message was not taken. */
  static Sending sending(MessagingException e) {
    return reply(e).orElseGet(() -> broken(e));
  }

  private static Optional<Sending> reply(MessagingException e) {
    return chain(e)
        .flatMap(each ->
            switch (each) {
              case SMTPAddressFailedException to ->
                  said(to.getReturnCode(), to).map(Reply::ofRecipient);
              case SMTPSenderFailedException from ->
                  said(from.getReturnCode(), from).map(Reply::ofMessage);
              case SMTPSendFailedException message ->
                  said(message.getReturnCode(), message).map(Reply::ofMessage);
              default -> Stream.<Sending>empty();
            })
        .reduce((outer, inner) -> inner); // the last says whose fault it is: a recipient's
  }

  /** A connection that ended is no answer: its code is -1. */
  private static Stream<Reply> said(int code, MessagingException e) {
    return code < 0 ? Stream.empty() : Stream.of(Reply.of(code, text(e)));
  }

  private static Sending broken(MessagingException e) {
    if (isTimeout(e)) {
      return failed("timeout");
    }
    return failed(
        causes(e).anyMatch(SSLException.class::isInstance) ? "tls-failed" : "connection-lost");
  }

  private static Sending failed(String reason) {
    return new Failed(reason, Optional.empty());
  }

  private static boolean isTimeout(MessagingException e) {
    return causes(e).anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static boolean said(MessagingException e, String what) {
    return text(e).contains(what);
  }

  private static String text(MessagingException e) {
    @Nullable String message = e.getMessage();
    return message == null ? "" : message;
  }

  private static Stream<MessagingException> chain(MessagingException e) {
    return Stream.<Exception>iterate(
            e,
            each -> each != null,
            each -> each instanceof MessagingException next ? next.getNextException() : null)
        .filter(MessagingException.class::isInstance)
        .map(MessagingException.class::cast);
  }

  /** angus-mail links them by {@code getNextException}, which is also their cause. */
  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, each -> each != null, Throwable::getCause);
  }
}
