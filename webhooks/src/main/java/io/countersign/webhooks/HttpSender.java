package io.countersign.webhooks;

import io.countersign.application.webhook.Attempt;
import io.countersign.application.webhook.Attempt.Outcome;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.webhooks.GuardedResolver.Names;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends webhooks over HTTP/1.1. Follows nothing, keeps nothing of what is answered but its status,
 * and gives up after a time, whatever the receiver does.
 */
public final class HttpSender implements Attempt.Sender, AutoCloseable {

  /** More than any receiver has to say: whoever sends more loses the connection. */
  private static final int MOST_BYTES = 16_384;

  /**
   * More than a tenant has webhooks; so one whose receivers all hang is a nuisance to itself only.
   */
  private static final int PLACES_OF_TENANT = 256;

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final SenderOptions options;
  private final InstantSource clock;
  private final AddressGuard guard;
  private final Places places;
  private final GuardedResolver resolver;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor deadlines = deadlines();

  private HttpSender(
      SenderOptions options, SSLContext tls, Names names, InstantSource clock, Places places) {
    this.options = options;
    this.clock = clock;
    this.places = places;
    this.guard = new AddressGuard(options.allowed(), options.hosts());
    this.resolver =
        new GuardedResolver(
            names,
            options.proxy().isPresent() ? Clients.everywhere() : guard,
            Clients.connecting(options.timeout()));
    this.client = Clients.client(options, tls, resolver);
  }

  /** With the system's names and authorities. */
  public static HttpSender of(SenderOptions options, InstantSource clock) {
    return of(options, Clients.systemTls(), InetAddress::getAllByName, clock);
  }

  static HttpSender of(SenderOptions options, SSLContext tls, Names names, InstantSource clock) {
    Duration patience = Clients.connecting(options.timeout());
    return of(
        options, tls, names, clock, new Places(Clients.CONNECTIONS, PLACES_OF_TENANT, patience));
  }

  static HttpSender of(
      SenderOptions options, SSLContext tls, Names names, InstantSource clock, Places places) {
    return new HttpSender(options, tls, names, clock, places);
  }

  /** Forgets at once what was answered in time: otherwise all of it is kept until then. */
  private static ScheduledThreadPoolExecutor deadlines() {
    ScheduledThreadPoolExecutor deadlines =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    deadlines.setRemoveOnCancelPolicy(true);
    return deadlines;
  }

  @Override
  public Attempt send(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    if (!places.take(to.tenant())) {
      return failed(Outcome.ABANDONED, System.nanoTime());
    }
    try {
      return sent(to, secrets, message);
    } finally {
      places.leave(to.tenant());
    }
  }

  private Attempt sent(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    long began = System.nanoTime();
    if (to.url().isPlain() && !options.plain()) {
      return failed(Outcome.NOT_TRUSTED, began);
    }
    HttpPost request = request(to, secrets, message);
    Future<?> deadline =
        deadlines.schedule(
            () -> {
              boolean _ = request.cancel();
            },
            options.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      requireLiteralAllowed(to.url().host());
      return GuardedResolver.connecting(to.tenant(), () -> answered(request, began));
    } catch (IOException | RuntimeException e) {
      return failed(outcome(request, e), began);
    } finally {
      boolean _ = deadline.cancel(false);
    }
  }

  private static Outcome outcome(HttpPost request, Exception failure) {
    if (Thread.currentThread().isInterrupted()) {
      return Outcome.ABANDONED;
    }
    return request.isCancelled() ? Outcome.TIMED_OUT : Failures.outcome(failure);
  }

  private HttpPost request(Webhook to, List<WebhookSecret> secrets, WebhookMessage message) {
    byte[] body = Payload.of(message);
    String id = message.event().id().toString();
    long timestamp = clock.instant().getEpochSecond();
    HttpPost request = new HttpPost(URI.create(to.url().text()));
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", Long.toString(timestamp));
    request.setHeader("webhook-signature", Signatures.header(secrets, id, timestamp, body));
    request.setEntity(new ByteArrayEntity(body, ContentType.create("application/json")));
    return request;
  }

  /** A proxy asks where names lead; where an address leads is known without asking. */
  private void requireLiteralAllowed(String host) throws IOException {
    boolean literal = host.indexOf(':') >= 0 || NUMBERS.matcher(host).matches();
    if (literal && !guard.allows(host, InetAddress.ofLiteral(host))) {
      throw new AddressRefused(host);
    }
  }

  private Attempt answered(HttpPost request, long began) throws IOException {
    ClassicHttpResponse response = client.executeOpen(null, request, null);
    int status = response.getCode();
    Optional<Duration> retryAfter =
        Optional.ofNullable(response.getFirstHeader("Retry-After"))
            .map(Header::getValue)
            .flatMap(text -> RetryAfter.read(text, clock.instant()));
    drain(request, response);
    return new Attempt(outcome(status), Optional.of(status), took(began), retryAfter);
  }

  /** What was answered is known by now: the rest only says whether the connection can be kept. */
  private static void drain(HttpPost request, ClassicHttpResponse response) {
    try {
      HttpEntity entity = response.getEntity();
      boolean ended = entity == null || ends(entity.getContent());
      if (!ended) {
        boolean _ = request.cancel();
      }
      response.close();
    } catch (IOException | RuntimeException unusable) {
      boolean _ = request.cancel();
    }
  }

  private static boolean ends(InputStream body) throws IOException {
    byte[] some = new byte[1_024];
    int left = MOST_BYTES;
    int read = body.read(some);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(some);
    }
    return read < 0;
  }

  private static Outcome outcome(int status) {
    return switch (status) {
      case GONE -> Outcome.GONE;
      case TOO_MANY, UNAVAILABLE -> Outcome.BUSY;
      default -> {
        if (status >= 200 && status < 300) {
          yield Outcome.DELIVERED;
        }
        yield status >= 300 && status < 400 ? Outcome.REDIRECTED : Outcome.REFUSED;
      }
    };
  }

  private static Attempt failed(Outcome outcome, long began) {
    return new Attempt(outcome, Optional.empty(), took(began), Optional.empty());
  }

  private static Duration took(long began) {
    return Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  /** How many requests are still given time. */
  int waiting() {
    return deadlines.getQueue().size();
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    resolver.close();
    deadlines.shutdownNow();
  }
}
