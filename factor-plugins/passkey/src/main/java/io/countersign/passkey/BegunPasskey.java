package io.countersign.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;

/**
 * What is kept of a begun enrollment.
 *
 * @param handle names the user to the authenticator
 * @param as the name under which it was begun
 */
record BegunPasskey(SecretBytes challenge, SecretBytes handle, FactorType as, Instant madeAt) {

  private static final byte KIND = 'B';
  private static final int MOST = 512;

  /**
   * @throws IllegalArgumentException if the bytes are not from here
   */
  static BegunPasskey decode(Credential pending) {
    Bytes bytes = Bytes.reading(KIND, pending.state());
    return new BegunPasskey(
        SecretBytes.of(bytes.run()),
        SecretBytes.of(bytes.run()),
        new FactorType(new String(bytes.run(), UTF_8)),
        Instant.ofEpochSecond(bytes.number()));
  }

  Credential encode() {
    return new Credential(
        Bytes.writing(KIND, MOST)
            .put(challenge.reveal())
            .put(handle.reveal())
            .put(as.value().getBytes(UTF_8))
            .put(madeAt.getEpochSecond())
            .written());
  }
}
