package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.event.Chronicle;
import io.countersign.application.event.MemoryEvents;
import io.countersign.application.identifier.Identifiers;
import io.countersign.application.ledger.EnterEvents;
import io.countersign.application.ledger.MemoryLedger;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import io.countersign.application.webhook.DeliverToWebhook;
import io.countersign.application.webhook.DeliveryBooks;
import io.countersign.application.webhook.DeliveryPages;
import io.countersign.application.webhook.FindWebhooksDue;
import io.countersign.application.webhook.MemoryWebhookDeliveries;
import io.countersign.application.webhook.MemoryWebhooks;
import io.countersign.application.webhook.RetrySchedule;
import io.countersign.application.webhook.WebhookRules;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Over real connections, from a store in memory. */
class DispatcherTest {

  private static final TenantId TENANT = new TenantId("acme");
  private static final int EVENTS = 200;
  private static final int QUICK = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final InstantSource clock = Instant::now;
  private final MemoryStore store = new MemoryStore();
  private final MemoryTransactions transactions = new MemoryTransactions(store);
  private final MemoryWebhooks webhooks = new MemoryWebhooks(store, new MemorySecrets());
  private final MemoryWebhookDeliveries deliveries = new MemoryWebhookDeliveries(store);
  private final MemoryLedger ledger = new MemoryLedger(store);
  private final Chronicle chronicle =
      new Chronicle(new MemoryEvents(store), new Identifiers(clock, new SecureRandom()), clock);

  @Test
  void one_that_hangs_keeps_nobody_waiting() {
    CountDownLatch forever = new CountDownLatch(1);
    try (Receiver hanging = Receiver.answering((_, _) -> await(forever));
        Receiver quick =
            Receiver.answering(
                (_, out) -> out.write(Receiver.ok().getBytes(StandardCharsets.US_ASCII)))) {
      Webhook stuck = added(hanging, 0);
      List<Webhook> others = new ArrayList<>();
      for (int i = 0; i < QUICK; i++) {
        others.add(added(quick, i));
      }
      happen();
      try (HttpSender sender = sender();
          Dispatcher dispatcher = dispatcher(sender).start()) {
        dispatcher.nudge();
        awaitSize(quick, QUICK * EVENTS);

        assertThat(hanging.requests()).hasSizeLessThan(EVENTS);
        assertThat(webhooks.progress(TENANT, stuck.id()).orElseThrow().cursor()).isLessThan(EVENTS);
      } finally {
        forever.countDown();
      }
      for (int i = 0; i < QUICK; i++) {
        String path = "/" + i + " ";
        List<String> ids =
            quick.requests().stream()
                .filter(request -> request.line().contains(path))
                .map(request -> request.headers().getOrDefault("webhook-id", ""))
                .collect(Collectors.toList());
        assertThat(ids).hasSize(EVENTS).doesNotHaveDuplicates();
      }
      assertThat(others).hasSize(QUICK);
    }
  }

  @Test
  void several_nodes_share_the_work_and_send_nothing_twice() {
    try (Receiver receiver = Receiver.answering(Receiver.ok())) {
      for (int i = 0; i < QUICK; i++) {
        added(receiver, i);
      }
      try (HttpSender sender = sender();
          Dispatcher one = dispatcher(sender).start();
          Dispatcher other = dispatcher(sender).start()) {
        happen();
        one.nudge();
        other.nudge();
        awaitSize(receiver, QUICK * EVENTS);
      }
      assertThat(receiver.requests()).hasSize(QUICK * EVENTS);
    }
  }

  @Test
  void what_ends_gives_its_work_to_others_at_once() {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender()) {
      Webhook webhook = added(receiver, 0);
      assertThat(
              webhooks.lease(
                  TENANT, webhook.id(), "dead", clock.instant(), clock.instant().plusSeconds(3)))
          .isTrue();
      happen();
      Dispatcher first = dispatcher(sender).start();
      awaitSize(receiver, 1);
      first.close();
      try (Dispatcher _ = dispatcher(sender).start()) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ids(receiver).size() < EVENTS && System.nanoTime() < end) {
          LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
      }
      // What was under way when the first one ended was sent again, under the same ids.
      assertThat(ids(receiver)).hasSize(EVENTS);
    }
  }

  private static Set<String> ids(Receiver receiver) {
    return receiver.requests().stream()
        .map(request -> request.headers().getOrDefault("webhook-id", ""))
        .collect(Collectors.toSet());
  }

  private Webhook added(Receiver receiver, int number) {
    Webhook webhook = Sent.to("http://localhost:" + receiver.port() + "/" + number);
    webhooks.add(webhook, 0, List.of(Sent.secret(1)));
    return webhook;
  }

  private void happen() {
    boolean _ =
        transactions.inTransaction(() -> {
          for (int i = 0; i < EVENTS; i++) {
            chronicle.tell(
                EventType.BROWSER_THEFT_SUSPECTED,
                TENANT,
                new UserId("user-" + i % 7),
                new ClientId("shop"));
          }
          return true;
        });
    EnterEvents enter = new EnterEvents(ledger, transactions);
    int entered = 1;
    while (entered > 0) {
      entered = enter.enter(TENANT);
    }
  }

  private static HttpSender sender() {
    return HttpSender.of(
        Sent.here(),
        Clients.systemTls(),
        _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
        Instant::now);
  }

  private Dispatcher dispatcher(HttpSender sender) {
    WebhookRules rules = new WebhookRules(true, Duration.ofDays(5), Duration.ofDays(30));
    return new Dispatcher(
        webhooks,
        new FindWebhooksDue(webhooks, deliveries, ledger, clock),
        new DeliverToWebhook(
            new FewTransactions(transactions, 2),
            webhooks,
            new DeliveryPages(deliveries, ledger),
            new DeliveryBooks(
                webhooks, deliveries, new RetrySchedule(new Random()), rules, chronicle),
            sender,
            new VirtualCrew(8),
            clock),
        clock);
  }

  private static void awaitSize(Receiver receiver, int size) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (receiver.requests().size() < size && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(receiver.requests()).hasSizeGreaterThanOrEqualTo(size);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
