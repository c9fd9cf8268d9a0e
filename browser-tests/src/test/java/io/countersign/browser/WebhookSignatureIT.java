package io.countersign.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.application.webhook.WebhookSecretMaker;
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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** What receivers in JavaScript check our requests with accepts them. */
class WebhookSignatureIT {

  private static final Path NPM = Path.of("target", "npm");

  @Test
  void the_published_javascript_library_accepts_our_requests() throws Exception {
    WebhookSecret former = secret(1);
    WebhookSecret latter = secret(2);
    Map<String, String> headers = new TreeMap<>();
    String body = sent(List.of(latter, former), headers);

    List<String> genuine = checked(List.of(former, latter, secret(3)), body, headers);
    List<String> altered = checked(List.of(former, latter), body + " ", headers);

    assertThat(genuine.subList(0, 2)).containsOnly("mfa.disabled");
    assertThat(genuine.get(2)).startsWith("refused");
    assertThat(altered).hasSize(2).allMatch(text -> text.startsWith("refused"));
  }

  /** Node.js has its Ed25519 from OpenSSL; we have ours from the JDK. */
  @Test
  void whoever_has_only_the_public_key_accepts_requests_signed_with_ed25519() throws Exception {
    WebhookSecretMaker maker = new WebhookSecretMaker(new SecureRandom());
    WebhookSecret pair = maker.make(SignatureScheme.V1A);
    WebhookSecret other = maker.make(SignatureScheme.V1A);
    Map<String, String> headers = new TreeMap<>();
    String body = sent(List.of(secret(1), pair), headers);

    List<String> genuine = checked(List.of(pair, secret(1), other), body, headers);
    List<String> altered = checked(List.of(pair), body + " ", headers);

    assertThat(genuine.subList(0, 2)).containsOnly("mfa.disabled");
    assertThat(genuine.get(2)).startsWith("refused: no signature");
    assertThat(altered).singleElement().asString().startsWith("refused: no signature");
  }

  /** What a receiver on Node.js makes of it with each of the secrets. */
  private static List<String> checked(
      List<WebhookSecret> secrets, String body, Map<String, String> headers) throws Exception {
    Process node =
        new ProcessBuilder("node", "verify.js")
            .directory(NPM.toFile())
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = node.getOutputStream()) {
      new ObjectMapper()
          .writeValue(
              in,
              Map.of(
                  "keys", secrets.stream().map(WebhookSignatureIT::text).toList(),
                  "body", body,
                  "headers", headers));
    }
    String answers = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(answers).isZero();
    return answers.lines().toList();
  }

  /** What the receiver has of it. */
  private static String text(WebhookSecret secret) {
    return new String(secret.shown().reveal(), StandardCharsets.US_ASCII);
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
}
