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
import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.DeliverToWebhook;
import io.countersign.application.webhook.DeliveryBooks;
import io.countersign.application.webhook.DeliveryPages;
import io.countersign.application.webhook.FindWebhooksDue;
import io.countersign.application.webhook.MemoryWebhookDeliveries;
import io.countersign.application.webhook.MemoryWebhooks;
import io.countersign.application.webhook.RetrySchedule;
import io.countersign.application.webhook.WebhookRules;
import io.countersign.application.webhook.Webhooks;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.Webhook;
import java.lang.reflect.Proxy;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Over real connections, from a store in memory. */
class DispatcherTest {

  private static final TenantId TENANT = new TenantId("acme");
  private static final int EVENTS = 200;
  private static final int QUICK = 9;

  /** What a tenant may send at once, apart from one to each of its webhooks. */
  private static final int SHARE = 64;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration NEVER = Duration.ofDays(1);

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
  void what_was_entered_is_sent_at_once_also_while_a_webhook_was_just_left() {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender()) {
      var _ = added(receiver, 0);
      AtomicInteger looks = new AtomicInteger();
      AtomicReference<Runnable> left = new AtomicReference<>(() -> {});
      Webhooks watched = watched(looks, left);
      try (Dispatcher dispatcher = dispatcher(sender, watched, NEVER)) {
        dispatcher.start();
        awaitTrue(() -> looks.get() == 1);
        happen();
        left.set(() -> {
          left.set(() -> {});
          happen();
          int before = looks.get();
          dispatcher.nudge();
          // One look is over: it found the webhook taken.
          awaitTrue(() -> looks.get() > before);
          dispatcher.nudge();
          awaitTrue(() -> looks.get() > before + 1);
        });
        dispatcher.nudge();

        awaitSize(receiver, 2 * EVENTS);
      }
    }
  }

  @Test
  void a_tenant_with_a_hundred_receivers_that_hang_keeps_no_other_tenant_waiting() {
    CountDownLatch forever = new CountDownLatch(1);
    TenantId hangs = new TenantId("hangs");
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Receiver hanging = Receiver.answering((_, _) -> await(forever));
        Receiver quick = Receiver.answering(Receiver.ok());
        HttpSender sender = sender()) {
      for (int i = 0; i < Webhook.MOST; i++) {
        webhooks.add(Sent.to(hangs, url(hanging, i)), 0, List.of(Sent.secret(1)));
      }
      happen(hangs);
      try (Dispatcher _ = dispatcher(counting(sender, hangs, atOnce, most)).start()) {
        // All of the tenant's are being sent to: one to each, and what it has apart from that.
        awaitSize(hanging, Webhook.MOST + SHARE);
        var _ = added(quick, 0);
        happen();
        awaitSize(quick, EVENTS);

        assertThat(most).hasValueLessThanOrEqualTo(Webhook.MOST + SHARE);
      } finally {
        forever.countDown();
      }
    }
  }

  /** Keeps how many are sent for a tenant at once, and how many that were at the most. */
  private static Attempt.Sender counting(
      Attempt.Sender sender, TenantId tenant, AtomicInteger atOnce, AtomicInteger most) {
    return (to, secrets, message) -> {
      if (!to.tenant().equals(tenant)) {
        return sender.send(to, secrets, message);
      }
      int now = atOnce.incrementAndGet();
      int _ = most.accumulateAndGet(now, Math::max);
      try {
        return sender.send(to, secrets, message);
      } finally {
        int _ = atOnce.decrementAndGet();
      }
    };
  }

  /** Tells of each look, and of each webhook that is left. */
  private Webhooks watched(AtomicInteger looks, AtomicReference<Runnable> left) {
    return (Webhooks)
        Proxy.newProxyInstance(
            Webhooks.class.getClassLoader(),
            new Class<?>[] {Webhooks.class},
            (_, method, arguments) -> {
              if (method.getName().equals("active")) {
                looks.incrementAndGet();
              }
              Object returned = method.invoke(webhooks, arguments);
              if (method.getName().equals("release")) {
                left.get().run();
              }
              return returned;
            });
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
    Webhook webhook = Sent.to(url(receiver, number));
    webhooks.add(webhook, 0, List.of(Sent.secret(1)));
    return webhook;
  }

  private static String url(Receiver receiver, int number) {
    return "http://localhost:" + receiver.port() + "/" + number;
  }

  private void happen() {
    happen(TENANT);
  }

  private void happen(TenantId tenant) {
    boolean _ =
        transactions.inTransaction(() -> {
          for (int i = 0; i < EVENTS; i++) {
            chronicle.tell(
                EventType.BROWSER_THEFT_SUSPECTED,
                tenant,
                new UserId("user-" + i % 7),
                new ClientId("shop"));
          }
          return true;
        });
    EnterEvents enter = new EnterEvents(ledger, transactions);
    int entered = 1;
    while (entered > 0) {
      entered = enter.enter(tenant);
    }
  }

  private static HttpSender sender() {
    return HttpSender.of(
        Sent.here(),
        Clients.systemTls(),
        _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
        Instant::now);
  }

  private Dispatcher dispatcher(Attempt.Sender sender) {
    return dispatcher(sender, webhooks, Duration.ofMillis(500));
  }

  private Dispatcher dispatcher(Attempt.Sender sender, Webhooks webhooks, Duration looking) {
    WebhookRules rules = new WebhookRules(true, Duration.ofDays(5), Duration.ofDays(30));
    Courtesy courtesy = new Courtesy(() -> 0, 2);
    return new Dispatcher(
        webhooks,
        new FindWebhooksDue(webhooks, deliveries, ledger, clock),
        new DeliverToWebhook(
            new FewTransactions(transactions, 2, courtesy),
            webhooks,
            new DeliveryPages(deliveries, ledger, transactions, courtesy::page),
            new DeliveryBooks(
                webhooks, deliveries, new RetrySchedule(new Random()), rules, chronicle),
            new CourteousSender(sender, courtesy),
            new VirtualCrew(8, SHARE),
            clock),
        clock,
        looking);
  }

  private static void awaitSize(Receiver receiver, int size) {
    awaitTrue(() -> receiver.requests().size() >= size);
    assertThat(receiver.requests()).hasSizeGreaterThanOrEqualTo(size);
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
