package io.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.risk.Network;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookSecret;
import io.countersign.domain.webhook.WebhookUrl;
import io.countersign.webhooks.HttpSender;
import io.countersign.webhooks.SenderOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What receivers in JavaScript check our requests with accepts them. */
class WebhookSignatureIT {

  private static final List<String> FILES =
      List.of("base64.js", "sha256.js", "timing_safe_equal.js", "index.js");

  /** As Node.js loads them. */
  private static final String CHECK =
      """
      ([files, secret, body, headers]) => {
        const names = ["@stablelib/base64", "fast-sha256", "./timing_safe_equal", "index"];
        const loaded = {};
        files.forEach((source, i) => {
          const module = {exports: {}};
          new Function("module", "exports", "require", source)(module, module.exports, name => loaded[name]);
          loaded[names[i]] = module.exports;
        });
        try {
          return new loaded.index.Webhook(secret).verify(body, headers).type;
        } catch (refused) {
          return "refused: " + refused.message;
        }
      }
      """;

  @Test
  void the_published_javascript_library_accepts_our_requests() throws IOException {
    WebhookSecret former = secret(1);
    WebhookSecret latter = secret(2);
    Map<String, String> headers = new TreeMap<>();
    String body = sent(List.of(latter, former), headers);
    try (Chromium chromium = Chromium.open();
        Tab tab = chromium.tab("about:blank")) {
      assertThat(checked(tab, former, body, headers)).isEqualTo("mfa.disabled");
      assertThat(checked(tab, latter, body, headers)).isEqualTo("mfa.disabled");
      assertThat(checked(tab, secret(3), body, headers)).startsWith("refused");
      assertThat(checked(tab, latter, body + " ", headers)).startsWith("refused");
    }
  }

  private static String checked(
      Tab tab, WebhookSecret secret, String body, Map<String, String> headers) {
    return String.valueOf(
        tab.evaluate(
            CHECK,
            List.of(
                FILES.stream().map(WebhookSignatureIT::source).toList(),
                new String(secret.shown().reveal(), StandardCharsets.US_ASCII),
                body,
                headers)));
  }

  /** Really sent, and taken as it came. */
  private static String sent(List<WebhookSecret> secrets, Map<String, String> headers)
      throws IOException {
    StringBuilder body = new StringBuilder();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    var _ =
        server.createContext(
            "/",
            exchange -> {
              exchange
                  .getRequestHeaders()
                  .forEach((name, values) -> headers.put(name, values.getFirst()));
              body.append(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
              exchange.sendResponseHeaders(204, -1);
              exchange.close();
            });
    server.start();
    SenderOptions here =
        new SenderOptions(
            Duration.ofSeconds(10),
            true,
            List.of(Network.of("127.0.0.0/8").orElseThrow()),
            Set.of(),
            Optional.empty());
    try (HttpSender sender = HttpSender.of(here, Instant::now)) {
      assertThat(
              sender.send(webhook(server.getAddress().getPort()), secrets, message()).succeeded())
          .isTrue();
    } finally {
      server.stop(0);
    }
    return body.toString();
  }

  private static Webhook webhook(int port) {
    return new Webhook(
        new WebhookId(UUID.randomUUID()),
        TenantId.DEFAULT,
        WebhookUrl.of("http://127.0.0.1:" + port + "/"),
        "",
        Subscription.ALL,
        false,
        Optional.empty(),
        Instant.now());
  }

  private static WebhookMessage message() {
    return new WebhookMessage(
        new Event(
            new EventId(UUID.randomUUID()),
            TenantId.DEFAULT,
            Optional.of(new UserId("zoë 😀")),
            EventType.MFA_DISABLED,
            Instant.now(),
            Optional.empty(),
            Event.data(List.of(Fact.count(2))),
            Provenance.UNKNOWN),
        Optional.of(1L));
  }

  private static WebhookSecret secret(int fill) {
    byte[] key = new byte[WebhookSecret.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new WebhookSecret(SignatureScheme.V1, SecretBytes.of(key), Optional.empty());
  }

  private static String source(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            WebhookSignatureIT.class.getResourceAsStream("/standardwebhooks/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
