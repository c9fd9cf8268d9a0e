package io.countersign.application.delivery;

import io.countersign.application.transaction.Transactions;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryStatus;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One attempt to bring a message to its user. What fails is tried again by the same transport, and
 * then by the next one, until somebody takes it or its code has expired.
 */
public final class DeliverMessage {

  /** How often one transport may fail. */
  private static final int TRIES = 3;

  /** After the first failure; twice as long after the next one. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Longer than this nobody waits for a transport if there is another. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What came of an attempt. */
  public sealed interface Attempted {

    /** It has ended, one way or the other. */
    record Ended(Delivery delivery) implements Attempted {}

    /** It is to be tried again. */
    record Unsent(Outgoing next, Duration pause, String reason) implements Attempted {}
  }

  private final Transports transports;
  private final RenderMessage render;
  private final Transactions transactions;
  private final Deliveries deliveries;
  private final Function<String, Optional<URI>> reportTo;
  private final InstantSource clock;

  /**
   * @param reportTo where the provider behind a transport may report what became of a message
   */
  public DeliverMessage(
      Transports transports,
      RenderMessage render,
      Transactions transactions,
      Deliveries deliveries,
      Function<String, Optional<URI>> reportTo,
      InstantSource clock) {
    this.transports = transports;
    this.render = render;
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.reportTo = reportTo;
    this.clock = clock;
  }

  /**
   * @throws io.countersign.application.transaction.StorageUnavailable if it has ended, but that
   *     could not be kept
   */
  public Attempted deliver(Outgoing outgoing) {
    if (!clock.instant().isBefore(outgoing.message().expiresAt())) {
      return failed(outgoing, "expired", Optional.empty());
    }
    if (repeated(outgoing) && superseded(outgoing)) {
      return failed(outgoing, "superseded", Optional.empty());
    }
    List<LoadedTransport> all = transports.carrying(outgoing.message().channel());
    if (outgoing.turn() >= all.size()) {
      return failed(outgoing, "no-transport", Optional.empty());
    }
    LoadedTransport transport = all.get(outgoing.turn());
    boolean last = outgoing.turn() == all.size() - 1;
    String name = transport.name();
    Sending sending =
        transport.transport().send(render.render(outgoing, reportTo.apply(transport.name())));
    return switch (sending) {
      case Sending.Accepted(var reference) -> kept(outgoing, kept -> kept.sent(name, reference));
      case Sending.Undeliverable(var reason) -> failed(outgoing, reason, Optional.of(name));
      case Sending.Refused(var reason) ->
          last
              ? failed(outgoing, reason, Optional.of(name))
              : new Attempted.Unsent(outgoing.byNext(), Duration.ZERO, reason);
      case Sending.Failed(var reason, var after) ->
          afterFailure(outgoing, name, reason, after, last);
    };
  }

  private static boolean repeated(Outgoing outgoing) {
    return outgoing.tries() > 0 || outgoing.turn() > 0;
  }

  /** Its user asked for another meanwhile, which this one would come after. */
  private boolean superseded(Outgoing outgoing) {
    Delivery began = outgoing.delivery();
    return deliveries
        .latest(began.tenant(), began.subject())
        .filter(latest -> !latest.id().equals(began.id()))
        .isPresent();
  }

  private Attempted afterFailure(
      Outgoing outgoing, String transport, String reason, Optional<Duration> after, boolean last) {
    Duration pause = pause(outgoing, after);
    boolean inTime = clock.instant().plus(pause).isBefore(outgoing.message().expiresAt());
    boolean again =
        inTime && outgoing.tries() + 1 < TRIES && (last || pause.compareTo(PATIENCE) <= 0);
    if (again) {
      return new Attempted.Unsent(outgoing.again(), pause, reason);
    }
    return last
        ? failed(outgoing, reason, Optional.of(transport))
        : new Attempted.Unsent(outgoing.byNext(), Duration.ZERO, reason);
  }

  private static Duration pause(Outgoing outgoing, Optional<Duration> after) {
    Duration own = PAUSE.multipliedBy(1L << outgoing.tries());
    return after.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
  }

  private Attempted failed(Outgoing outgoing, String reason, Optional<String> transport) {
    return kept(outgoing, kept -> kept.failed(reason, transport));
  }

  /** Unless its provider has reported on it already. */
  private Attempted kept(Outgoing outgoing, Function<Delivery, Delivery> change) {
    Delivery began = outgoing.delivery();
    return new Attempted.Ended(
        transactions.inTransaction(() -> {
          Optional<Delivery> locked =
              deliveries
                  .lock(began.tenant(), began.id())
                  .filter(kept -> kept.status() == DeliveryStatus.PENDING);
          Delivery changed = change.apply(locked.orElse(began));
          locked.ifPresent(_ -> deliveries.update(changed));
          return changed;
        }));
  }
}
