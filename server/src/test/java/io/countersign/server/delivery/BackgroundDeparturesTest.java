package io.countersign.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.delivery.DeliverMessage;
import io.countersign.application.delivery.Departures;
import io.countersign.application.delivery.DeparturesContract;
import io.countersign.application.delivery.MemoryDeliveries;
import io.countersign.application.delivery.Outgoing;
import io.countersign.application.delivery.RecordingTransports;
import io.countersign.application.delivery.RenderMessage;
import io.countersign.application.delivery.SendRules;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.server.operations.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that leave beside the requests that asked for them. */
class BackgroundDeparturesTest implements DeparturesContract {

  private static final SendRules RULES =
      new SendRules(9, 9, 9, 9, 9, Set.of(), Locale.ENGLISH, Optional.empty());

  private final MemoryStore store = new MemoryStore();
  private final MemoryDeliveries deliveries = new MemoryDeliveries(store);
  private final RecordingTransports transports = new RecordingTransports();
  private final Metrics metrics = new Metrics();
  private final BackgroundDepartures departures =
      new BackgroundDepartures(
          new DeliverMessage(
              transports,
              new RenderMessage(
                  new WordsFolder(Optional.empty(), Locale.ENGLISH), Clock.systemUTC(), RULES),
              new MemoryTransactions(store),
              deliveries,
              _ -> Optional.empty(),
              Clock.systemUTC()),
          metrics);

  @AfterEach
  void close() {
    departures.close();
    metrics.close();
  }

  @Test
  void a_message_leaves_by_itself_and_is_counted() {
    transports.load("coach", Channel.SMS);
    Outgoing outgoing = outgoing();

    departures.add(outgoing);

    DeparturesContract.await(() -> status(outgoing) == DeliveryStatus.SENT);
    DeparturesContract.await(() ->
        metrics
            .text()
            .contains(
                "countersign_deliveries_total{channel=\"sms\",status=\"sent\",transport=\"coach\"}"));
  }

  @Test
  void what_fails_is_tried_again_by_itself() {
    AtomicInteger calls = new AtomicInteger();
    transports.load(
        "coach",
        _ ->
            calls.incrementAndGet() == 1
                ? new Sending.Failed("busy", Optional.empty())
                : new Sending.Accepted(Optional.empty()),
        Channel.SMS);
    Outgoing outgoing = outgoing();

    departures.add(outgoing);

    DeparturesContract.await(() -> status(outgoing) == DeliveryStatus.SENT);
    assertThat(calls).hasValue(2);
  }

  @Test
  void whoever_asks_waits_for_no_transport() {
    CountDownLatch held = new CountDownLatch(1);
    transports.load(
        "coach",
        _ -> {
          try {
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return new Sending.Accepted(Optional.empty());
        },
        Channel.SMS);
    for (int i = 0; i < 200; i++) {
      departures.add(outgoing());
    }
    Outgoing last = outgoing();

    departures.add(last);

    assertThat(status(last)).isEqualTo(DeliveryStatus.PENDING);
    held.countDown();
    DeparturesContract.await(() -> status(last) == DeliveryStatus.SENT);
  }

  private DeliveryStatus status(Outgoing outgoing) {
    Delivery began = outgoing.delivery();
    return deliveries.latest(began.tenant(), began.subject()).orElseThrow().status();
  }

  private Outgoing outgoing() {
    Outgoing outgoing = DeparturesContract.outgoing();
    deliveries.add(outgoing.delivery());
    return outgoing;
  }

  @Override
  public Departures departures() {
    if (transports.carrying(Channel.SMS).isEmpty()) {
      transports.load("coach", Channel.SMS);
    }
    return departures;
  }

  @Override
  public void begun(Delivery delivery) {
    deliveries.add(delivery);
  }

  @Override
  public List<UUID> left() {
    return transports.sent().stream().map(Rendered::id).toList();
  }
}
