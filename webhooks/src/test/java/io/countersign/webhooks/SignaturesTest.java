package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.WebhookSecret;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  void the_example_of_the_standard_is_signed_as_there() {
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            Signatures.header(
                List.of(
                    new WebhookSecret(SignatureScheme.V1, SecretBytes.of(key), Optional.empty())),
                ID,
                1_614_265_330,
                BODY.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void the_published_java_library_accepts_what_is_signed() throws Exception {
    WebhookSecret secret = Sent.secret(1);

    new com.standardwebhooks.Webhook(shown(secret)).verify(BODY, signed(List.of(secret)));
  }

  @Test
  void while_a_secret_is_rotated_the_library_accepts_with_the_old_one_and_the_new_one()
      throws Exception {
    WebhookSecret former = Sent.secret(1);
    WebhookSecret latter = Sent.secret(2);
    HttpHeaders both = signed(List.of(latter, former));

    new com.standardwebhooks.Webhook(shown(former)).verify(BODY, both);
    new com.standardwebhooks.Webhook(shown(latter)).verify(BODY, both);
    assertThatThrownBy(
            () -> new com.standardwebhooks.Webhook(shown(Sent.secret(3))).verify(BODY, both))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void another_body_is_not_accepted() {
    WebhookSecret secret = Sent.secret(1);

    assertThatThrownBy(() ->
            new com.standardwebhooks.Webhook(shown(secret))
                .verify(BODY + " ", signed(List.of(secret))))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void what_is_signed_with_ed25519_is_checked_with_the_public_key_alone() throws Exception {
    WebhookSecret pair = Sent.keyPair();
    byte[] raw =
        Base64.getDecoder().decode(pair.publicKey().orElseThrow().substring("whpk_".length()));
    String header =
        Signatures.header(List.of(pair), ID, 1_614_265_330, BODY.getBytes(StandardCharsets.UTF_8));

    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(publicKey(raw));
    check.update((ID + ".1614265330." + BODY).getBytes(StandardCharsets.UTF_8));

    assertThat(header).startsWith("v1a,");
    assertThat(check.verify(Base64.getDecoder().decode(header.substring("v1a,".length()))))
        .isTrue();
  }

  @Test
  void whoever_knows_only_hmac_passes_over_a_signature_with_ed25519() throws Exception {
    WebhookSecret secret = Sent.secret(1);

    new com.standardwebhooks.Webhook(shown(secret))
        .verify(BODY, signed(List.of(Sent.keyPair(), secret)));
  }

  /** RFC 8410 section 4. */
  private static PublicKey publicKey(byte[] raw) throws Exception {
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = new byte[prefix.length + raw.length];
    System.arraycopy(prefix, 0, encoded, 0, prefix.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static HttpHeaders signed(List<WebhookSecret> secrets) {
    long now = Instant.now().getEpochSecond();
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(ID),
            "webhook-timestamp", List.of(Long.toString(now)),
            "webhook-signature",
                List.of(
                    Signatures.header(secrets, ID, now, BODY.getBytes(StandardCharsets.UTF_8)))),
        (_, _) -> true);
  }

  private static String shown(WebhookSecret secret) {
    return new String(secret.shown().reveal(), StandardCharsets.US_ASCII);
  }
}
