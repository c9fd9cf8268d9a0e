package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SettableClock;
import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.tenant.TenantId;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpSenderTest {

  private static final SettableClock CLOCK = new SettableClock(Sent.AT);

  /** Longer than any test that waits for something else. */
  private static final SenderOptions LONG =
      new SenderOptions(
          Duration.ofMinutes(10),
          true,
          Sent.here().allowed(),
          Sent.here().hosts(),
          Optional.empty());

  @Test
  void a_message_is_posted_with_the_headers_of_the_standard() {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender(Sent.here())) {
      WebhookMessage message = Sent.message();
      Attempt attempt = send(sender, receiver, message);

      assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(attempt.status()).contains(204);
      Receiver.Request request = receiver.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /hook HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("webhook-id", message.event().id().toString())
          .containsEntry("webhook-timestamp", Long.toString(Sent.AT.getEpochSecond()))
          .containsEntry("content-type", "application/json")
          .containsEntry("host", "localhost:" + receiver.port());
      assertThat(request.body())
          .isEqualTo(
              """
              {"type":"mfa.disabled","timestamp":"2026-03-01T10:00:00.123456Z","version":1,"data":\
              {"id":"%s","position":7,"tenant":"acme","user":"zoë","client":"shop",\
              "details":{"factors":["email","totp"],"count":2}}}\
              """
                  .formatted(message.event().id()));
    }
  }

  @Test
  void the_published_java_library_accepts_the_request_as_it_came() throws Exception {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = HttpSender.of(Sent.here(), Clients.systemTls(), here(), Instant::now)) {
      var _ = send(sender, receiver, Sent.message());

      Receiver.Request request = receiver.requests().getFirst();
      Map<String, List<String>> headers = new TreeMap<>();
      request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      new com.standardwebhooks.Webhook(
              new String(Sent.secret(1).shown().reveal(), StandardCharsets.US_ASCII))
          .verify(request.body(), HttpHeaders.of(headers, (_, _) -> true));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_a_failure_and_nobody_goes_where_it_leads(int status) {
    try (Receiver metadata = Receiver.answering(Receiver.ok());
        Receiver receiver =
            Receiver.answering(
                "HTTP/1.1 %d Moved\r\nLocation: http://localhost:%d/latest/meta-data/\r\nContent-Length: 0\r\n\r\n"
                    .formatted(status, metadata.port()));
        HttpSender sender = sender(Sent.here())) {
      assertThat(send(sender, receiver, Sent.message()).outcome()).isEqualTo(Outcome.REDIRECTED);
      assertThat(metadata.requests()).isEmpty();
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void what_was_answered_in_time_is_not_kept_until_its_time_is_up() {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender(LONG)) {
      for (int i = 0; i < 5; i++) {
        var _ = send(sender, receiver, Sent.message());
      }
      assertThat(sender.waiting()).isZero();
    }
  }

  @Test
  void outcomes_say_what_was_answered() {
    assertThat(outcomeOf("410 Gone")).isEqualTo(Outcome.GONE);
    assertThat(outcomeOf("429 Too Many Requests")).isEqualTo(Outcome.BUSY);
    assertThat(outcomeOf("503 Service Unavailable")).isEqualTo(Outcome.BUSY);
    assertThat(outcomeOf("500 Internal Server Error")).isEqualTo(Outcome.REFUSED);
    assertThat(outcomeOf("404 Not Found")).isEqualTo(Outcome.REFUSED);
    assertThat(outcomeOf("299 Fine")).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void how_long_to_wait_is_read_as_seconds_and_as_a_date() {
    assertThat(retryAfter("120")).contains(Duration.ofMinutes(2));
    assertThat(retryAfter("Sun, 01 Mar 2026 10:02:00 GMT"))
        .contains(Duration.between(Sent.AT, Instant.parse("2026-03-01T10:02:00Z")));
    assertThat(retryAfter("Sun, 01 Mar 2026 09:00:00 GMT")).isEmpty();
    assertThat(retryAfter("soon")).isEmpty();
    assertThat(retryAfter("99999999999999")).isEmpty();
  }

  @Test
  void a_receiver_that_never_answers_is_given_up() {
    CountDownLatch over = new CountDownLatch(1);
    try (Receiver receiver = Receiver.answering((_, _) -> await(over));
        HttpSender sender = sender(Sent.here())) {
      Attempt attempt = send(sender, receiver, Sent.message());

      assertThat(attempt.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(attempt.took()).isLessThan(Duration.ofSeconds(10));
    } finally {
      over.countDown();
    }
  }

  @Test
  void a_receiver_that_answers_byte_by_byte_is_given_up_all_the_same() {
    try (Receiver receiver =
            Receiver.answering((_, out) -> forever(out, "HTTP/1.1 200 OK\r\n", "X: y\r\n", 5));
        HttpSender sender = sender(Sent.here())) {
      Attempt attempt = send(sender, receiver, Sent.message());

      assertThat(attempt.outcome()).isNotEqualTo(Outcome.DELIVERED);
      assertThat(attempt.took()).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void of_an_answer_that_never_ends_only_the_beginning_is_read() {
    AtomicInteger written = new AtomicInteger();
    try (Receiver receiver =
            Receiver.answering((_, out) -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              byte[] some = new byte[65_536];
              while (true) {
                out.write(some);
                written.addAndGet(some.length);
              }
            });
        HttpSender sender = sender(Sent.here())) {
      Attempt attempt = send(sender, receiver, Sent.message());

      assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(attempt.took()).isLessThan(Duration.ofSeconds(10));
      assertThat(written).hasValueLessThan(100_000_000);
    }
  }

  @Test
  void headers_without_end_are_given_up() {
    try (Receiver receiver =
            Receiver.answering((_, out) -> forever(out, "HTTP/1.1 200 OK\r\n", "X: y\r\n", 0));
        HttpSender sender = sender(Sent.here())) {
      assertThat(send(sender, receiver, Sent.message()).outcome()).isEqualTo(Outcome.BROKEN);
    }
  }

  @Test
  void a_connection_that_ends_in_the_middle_is_a_failure() {
    try (Receiver receiver = Receiver.answering("HTTP/1.1 2");
        HttpSender sender = sender(Sent.here())) {
      // Ends after the first answer, since the test closes nothing before.
      assertThat(send(sender, receiver, Sent.message()).succeeded()).isFalse();
    }
  }

  @Test
  void nobody_listening_is_unreachable_and_a_name_that_is_not_known_unresolved() {
    int port;
    try (Receiver receiver = Receiver.answering(Receiver.ok())) {
      port = receiver.port();
    }
    try (HttpSender sender = sender(Sent.here());
        HttpSender lost =
            HttpSender.of(
                Sent.here(),
                Clients.systemTls(),
                host -> {
                  throw new java.net.UnknownHostException(host);
                },
                CLOCK)) {
      assertThat(attempt(sender, "http://localhost:" + port + "/").outcome())
          .isEqualTo(Outcome.UNREACHABLE);
      assertThat(attempt(lost, "http://nowhere.example/").outcome()).isEqualTo(Outcome.UNRESOLVED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://localhost:%d/",
        "http://[64:ff9b::7f00:1]:%d/"
      })
  void nothing_is_sent_to_this_machine(String url) {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender =
            HttpSender.of(Sent.outside(), Clients.systemTls(), InetAddress::getAllByName, CLOCK)) {
      assertThat(attempt(sender, url.formatted(receiver.port())).outcome())
          .isEqualTo(Outcome.ADDRESS_REFUSED);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void a_name_that_leads_elsewhere_the_second_time_finds_nothing() {
    // The first answer would pass; whoever asked twice would connect to the second.
    Queue<String> answers = new ArrayDeque<>(List.of("198.41.0.4", "127.0.0.1", "127.0.0.1"));
    AtomicInteger asked = new AtomicInteger();
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender =
            HttpSender.of(
                Sent.outside(),
                Clients.systemTls(),
                _ -> {
                  asked.incrementAndGet();
                  return new InetAddress[] {InetAddress.ofLiteral(answers.remove())};
                },
                CLOCK)) {
      String url = "http://rebinding.example:" + receiver.port() + "/";
      assertThat(attempt(sender, url).outcome()).isIn(Outcome.TIMED_OUT, Outcome.UNREACHABLE);
      assertThat(asked).hasValue(1);
      assertThat(attempt(sender, url).outcome()).isEqualTo(Outcome.ADDRESS_REFUSED);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void a_name_with_one_private_address_among_public_ones_is_refused() {
    try (HttpSender sender =
        HttpSender.of(
            Sent.outside(),
            Clients.systemTls(),
            _ ->
                new InetAddress[] {
                  InetAddress.ofLiteral("198.41.0.4"), InetAddress.ofLiteral("10.0.0.1")
                },
            CLOCK)) {
      assertThat(attempt(sender, "http://both.example/").outcome())
          .isEqualTo(Outcome.ADDRESS_REFUSED);
    }
  }

  @Test
  void nothing_is_sent_in_the_clear_unless_that_is_allowed() {
    SenderOptions strict =
        new SenderOptions(
            Duration.ofSeconds(2),
            false,
            Sent.here().allowed(),
            Sent.here().hosts(),
            Optional.empty());
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender(strict)) {
      assertThat(send(sender, receiver, Sent.message()).outcome()).isEqualTo(Outcome.NOT_TRUSTED);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void behind_a_proxy_everything_goes_through_it_but_private_addresses() {
    try (Receiver proxy = Receiver.answering(Receiver.ok());
        HttpSender sender =
            sender(
                new SenderOptions(
                    Duration.ofSeconds(2),
                    true,
                    List.of(),
                    java.util.Set.of(),
                    Optional.of(URI.create("http://127.0.0.1:" + proxy.port()))))) {
      assertThat(attempt(sender, "http://shop.example/hook").outcome())
          .isEqualTo(Outcome.DELIVERED);
      assertThat(proxy.requests().getFirst().line())
          .isEqualTo("POST http://shop.example/hook HTTP/1.1");
      assertThat(attempt(sender, "http://169.254.169.254/").outcome())
          .isEqualTo(Outcome.ADDRESS_REFUSED);
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void a_tenant_whose_receivers_hang_leaves_places_to_others() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Places places = new Places(3, 2, Duration.ofMillis(100));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Receiver hanging =
            Receiver.answering((_, out) -> {
              await(over);
              out.write(Receiver.ok().getBytes(StandardCharsets.US_ASCII));
            });
        Receiver quick = Receiver.answering(Receiver.ok());
        HttpSender sender = HttpSender.of(LONG, Clients.systemTls(), here(), CLOCK, places)) {
      for (int i = 0; i < 2; i++) {
        var _ = threads.submit(() -> send(sender, hanging, Sent.message()));
      }
      awaitTrue(() -> hanging.requests().size() == 2);

      assertThat(send(sender, quick, Sent.message()).outcome()).isEqualTo(Outcome.ABANDONED);
      assertThat(ofAnother(sender, quick).outcome()).isEqualTo(Outcome.DELIVERED);
      var _ = threads.submit(() -> ofAnother(sender, hanging));
      awaitTrue(() -> hanging.requests().size() == 3);
      assertThat(ofAnother(sender, quick).outcome()).isEqualTo(Outcome.ABANDONED);

      over.countDown();
      awaitTrue(() -> send(sender, quick, Sent.message()).succeeded());
    } finally {
      over.countDown();
    }
  }

  @Test
  void names_that_nobody_answers_for_are_not_held_against_other_receivers() {
    CountDownLatch over = new CountDownLatch(1);
    Set<String> asked = ConcurrentHashMap.newKeySet();
    AtomicInteger questions = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpSender sender =
            HttpSender.of(
                LONG,
                Clients.systemTls(),
                host -> {
                  asked.add(host);
                  questions.incrementAndGet();
                  await(over);
                  throw new java.net.UnknownHostException(host);
                },
                CLOCK)) {
      for (int of = 1; of <= 8; of++) {
        TenantId tenant = new TenantId("tenant-" + of);
        for (int i = 0; i < 32; i++) {
          String url = "http://slow-%d-%d.example/".formatted(of, i);
          var _ = threads.submit(() -> attempt(sender, tenant, url));
        }
        int so = of * 32;
        awaitTrue(() -> asked.size() == so);
        // Whoever wants to know the same waits for the same answer.
        var _ = threads.submit(() -> attempt(sender, tenant, "http://slow-1-0.example/"));
        // A tenant has a share of them, and the next one has its own.
        assertThat(attempt(sender, tenant, "http://one-more.example/").outcome())
            .isEqualTo(Outcome.ABANDONED);
      }

      assertThat(attempt(sender, new TenantId("other"), "http://last.example/").outcome())
          .isEqualTo(Outcome.ABANDONED);
      assertThat(questions).hasValue(8 * 32);
      over.countDown();
    } finally {
      over.countDown();
    }
  }

  @Test
  void what_this_node_breaks_off_is_no_failure() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (Receiver hanging = Receiver.answering((_, _) -> await(over));
        HttpSender sender = HttpSender.of(LONG, Clients.systemTls(), here(), CLOCK)) {
      AtomicReference<Outcome> came = new AtomicReference<>();
      Thread thread =
          Thread.ofVirtual().start(() -> came.set(send(sender, hanging, Sent.message()).outcome()));
      awaitTrue(() -> hanging.requests().size() == 1);
      thread.interrupt();
      thread.join();

      assertThat(came).hasValue(Outcome.ABANDONED);
    } finally {
      over.countDown();
    }
  }

  @Test
  void a_connection_is_used_again() {
    try (Receiver receiver = Receiver.answering(Receiver.ok());
        HttpSender sender = sender(Sent.here())) {
      for (int i = 0; i < 20; i++) {
        assertThat(send(sender, receiver, Sent.message()).succeeded()).isTrue();
      }
      assertThat(receiver.requests()).hasSize(20);
      assertThat(receiver.connections()).isLessThan(20);
    }
  }

  private static Outcome outcomeOf(String status) {
    try (Receiver receiver =
            Receiver.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
        HttpSender sender = sender(Sent.here())) {
      return send(sender, receiver, Sent.message()).outcome();
    }
  }

  private static Optional<Duration> retryAfter(String text) {
    try (Receiver receiver =
            Receiver.answering(
                "HTTP/1.1 503 No\r\nRetry-After: " + text + "\r\nContent-Length: 0\r\n\r\n");
        HttpSender sender = sender(Sent.here())) {
      return send(sender, receiver, Sent.message()).retryAfter();
    }
  }

  private static void forever(OutputStream out, String first, String then, int pauseMillis)
      throws java.io.IOException {
    out.write(first.getBytes(StandardCharsets.US_ASCII));
    while (true) {
      out.write(then.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      java.util.concurrent.locks.LockSupport.parkNanos(
          Duration.ofMillis(pauseMillis * 100L).toNanos());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpSender sender(SenderOptions options) {
    return HttpSender.of(options, Clients.systemTls(), here(), CLOCK);
  }

  private static GuardedResolver.Names here() {
    return _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
  }

  private static Attempt send(HttpSender sender, Receiver receiver, WebhookMessage message) {
    return sender.send(
        Sent.to("http://localhost:" + receiver.port() + "/hook"), List.of(Sent.secret(1)), message);
  }

  private static Attempt ofAnother(HttpSender sender, Receiver receiver) {
    return attempt(sender, new TenantId("other"), "http://localhost:" + receiver.port() + "/hook");
  }

  private static Attempt attempt(HttpSender sender, TenantId tenant, String url) {
    return sender.send(Sent.to(tenant, url), List.of(Sent.secret(1)), Sent.message());
  }

  private static void awaitTrue(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static Attempt attempt(HttpSender sender, String url) {
    return sender.send(Sent.to(url), List.of(Sent.secret(1)), Sent.message());
  }
}
