package io.countersign.application.webhook;

import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.WebhookSecret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** Makes what requests are signed with. */
public final class WebhookSecretMaker {

  private static final int HALF = WebhookSecret.KEY_BYTES;

  private final SecureRandom random;

  public WebhookSecretMaker(SecureRandom random) {
    this.random = random;
  }

  /** Makes one that does not end. */
  public WebhookSecret make(SignatureScheme scheme) {
    byte[] key =
        switch (scheme) {
          case V1 -> some();
          case V1A -> pair();
        };
    return new WebhookSecret(scheme, SecretBytes.of(key), Optional.empty());
  }

  private byte[] some() {
    byte[] key = new byte[HALF];
    random.nextBytes(key);
    return key;
  }

  private byte[] pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] both =
          Arrays.copyOf(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), 2 * HALF);
      // RFC 8410 section 4: the key is the end of what says which kind it is.
      byte[] encoded = pair.getPublic().getEncoded();
      System.arraycopy(encoded, encoded.length - HALF, both, HALF, HALF);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
