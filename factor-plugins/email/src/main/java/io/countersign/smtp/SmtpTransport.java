package io.countersign.smtp;

import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.delivery.Sending.Accepted;
import io.countersign.domain.delivery.Sending.Failed;
import io.countersign.domain.delivery.Sending.Undeliverable;
import io.countersign.domain.delivery.Transport;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Hands e-mail to a mail server. */
final class SmtpTransport implements Transport {

  private static final Sending TIMEOUT = new Failed("timeout", Optional.empty());

  private final SmtpSettings settings;
  private final InstantSource clock;
  private final Connections connections;
  private final ScheduledThreadPoolExecutor alarms;

  SmtpTransport(SmtpSettings settings, InstantSource clock, LongSupplier nanoTime) {
    this.settings = settings;
    this.clock = clock;
    connections = new Connections(settings, nanoTime);
    alarms =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("smtp").factory());
    alarms.setRemoveOnCancelPolicy(true);
    long every = settings.timeouts().idle().toMillis() / 2;
    var _ =
        alarms.scheduleWithFixedDelay(connections::closeIdle, every, every, TimeUnit.MILLISECONDS);
  }

  /** The pool, for whoever wants to have its idle connections closed at once. */
  Connections connections() {
    return connections;
  }

  @Override
  public Sending send(Rendered message) {
    Optional<InternetAddress> to = Letter.recipient(message);
    if (to.isEmpty()) {
      return new Undeliverable("invalid-address");
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jakarta Mail looks for its own parts by it.
    thread.setContextClassLoader(SmtpTransport.class.getClassLoader());
    try (Deadline deadline = new Deadline(alarms, settings.timeouts().send())) {
      Sending outcome = send(message, to.get(), deadline);
      return outcome instanceof Failed && deadline.passed() ? TIMEOUT : outcome;
    } catch (InterruptedException e) {
      thread.interrupt();
      return new Failed("interrupted", Optional.empty());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Sending send(Rendered message, InternetAddress to, Deadline deadline)
      throws InterruptedException {
    try {
      Optional<Connection> borrowed = connections.borrow(deadline);
      return borrowed.isPresent()
          ? deliver(message, to, borrowed.get())
          : new Failed("all-connections-busy", Optional.empty());
    } catch (MessagingException e) {
      return Failures.connecting(e);
    }
  }

  private Sending deliver(Rendered message, InternetAddress to, Connection connection) {
    boolean sound = false;
    try {
      connection.deliver(Letter.of(message, settings.sender(), to, clock.instant()), to);
      sound = true;
      return new Accepted(Optional.empty());
    } catch (MessagingException e) {
      Sending outcome = Failures.sending(e);
      sound = !(outcome instanceof Failed);
      return outcome;
    } finally {
      if (sound) {
        connections.giveBack(connection);
      } else {
        connections.discard(connection);
      }
    }
  }

  @Override
  public void close() {
    connections.close();
    alarms.shutdownNow();
  }
}
