package io.countersign.crypto.secret;

import io.countersign.application.secret.Place;
import io.countersign.domain.factor.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) over the place and the value. */
final class Fingerprints {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Fingerprints(SecretBytes key) {
    this.key = new SecretKeySpec(key.reveal(), ALGORITHM);
  }

  SecretBytes of(SecretBytes value, Place place) {
    byte[] where = place.bytes();
    Mac mac = mac();
    // its length first, so that nothing can be moved from the value to the place
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(where.length).flip());
    mac.update(where);
    return SecretBytes.of(mac.doFinal(value.reveal()));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
