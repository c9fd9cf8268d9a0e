package io.countersign.webhooks;

import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent (Standard Webhooks 1.0.0, "Signature scheme"). */
final class Signatures {

  private static final String HMAC = "HmacSHA256";
  private static final String ED25519 = "Ed25519";

  private Signatures() {}

  /**
   * The header {@code webhook-signature}: a signature for each secret, separated by blanks.
   *
   * @param id of the message, without a dot
   * @param timestamp of this attempt, in seconds
   */
  static String header(List<WebhookSecret> secrets, String id, long timestamp, byte[] body) {
    byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    byte[] signed = Arrays.copyOf(before, before.length + body.length);
    System.arraycopy(body, 0, signed, before.length, body.length);
    return secrets.stream()
        .map(secret -> secret.scheme().text() + "," + signature(secret, signed))
        .collect(Collectors.joining(" "));
  }

  private static String signature(WebhookSecret secret, byte[] signed) {
    byte[] key = secret.key().reveal();
    try {
      return Base64.getEncoder()
          .encodeToString(
              secret.scheme() == SignatureScheme.V1 ? hmac(key, signed) : ed25519(key, signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] signed) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(signed);
  }

  private static byte[] ed25519(byte[] both, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ED25519);
    signature.initSign(
        KeyFactory.getInstance(ED25519)
            .generatePrivate(
                new EdECPrivateKeySpec(
                    NamedParameterSpec.ED25519, Arrays.copyOf(both, WebhookSecret.KEY_BYTES))));
    signature.update(signed);
    return signature.sign();
  }
}
