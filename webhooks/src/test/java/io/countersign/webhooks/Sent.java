package io.countersign.webhooks;

import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.factor.FactorType;
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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is sent in tests, where to, and how. */
final class Sent {

  static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");

  private Sent() {}

  static Webhook to(String url) {
    return to(new TenantId("acme"), url);
  }

  static Webhook to(TenantId tenant, String url) {
    return new Webhook(
        new WebhookId(UUID.randomUUID()),
        tenant,
        WebhookUrl.of(url),
        "",
        Subscription.ALL,
        false,
        Optional.empty(),
        AT);
  }

  static WebhookMessage message() {
    Event event =
        new Event(
            new EventId(UUID.randomUUID()),
            new TenantId("acme"),
            Optional.of(new UserId("zoë")),
            EventType.MFA_DISABLED,
            AT,
            Optional.of(new ClientId("shop")),
            Event.data(
                List.of(
                    Fact.factors(List.of(new FactorType("totp"), new FactorType("email"))),
                    Fact.count(2))),
            Provenance.UNKNOWN);
    return new WebhookMessage(event, Optional.of(7L));
  }

  static WebhookSecret secret(int fill) {
    byte[] key = new byte[WebhookSecret.KEY_BYTES];
    Arrays.fill(key, (byte) fill);
    return new WebhookSecret(SignatureScheme.V1, SecretBytes.of(key), Optional.empty());
  }

  static WebhookSecret keyPair() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] both =
          Arrays.copyOf(
              ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(),
              2 * WebhookSecret.KEY_BYTES);
      System.arraycopy(
          encoded,
          encoded.length - WebhookSecret.KEY_BYTES,
          both,
          WebhookSecret.KEY_BYTES,
          WebhookSecret.KEY_BYTES);
      return new WebhookSecret(SignatureScheme.V1A, SecretBytes.of(both), Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To this machine, in the clear. */
  static SenderOptions here() {
    return new SenderOptions(
        Duration.ofSeconds(2),
        true,
        List.of(Network.of("127.0.0.0/8").orElseThrow()),
        Set.of(),
        Optional.empty());
  }

  /** As in production. */
  static SenderOptions outside() {
    return new SenderOptions(Duration.ofSeconds(2), true, List.of(), Set.of(), Optional.empty());
  }
}
