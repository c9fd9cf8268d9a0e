package io.countersign.passkey;

import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.SecretBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a challenge.
 *
 * @param allowed the SHA-256 of the id of each passkey that may answer
 */
record Challenged(SecretBytes challenge, Instant madeAt, List<SecretBytes> allowed) {

  /** With the challenge they fit into what the host keeps. */
  static final int MOST_ALLOWED = 64;

  private static final byte KIND = 'C';
  private static final int MOST = 4 * 1024 - 1;

  static Challenged make(SecretBytes challenge, Instant now, List<Passkey> offered) {
    return new Challenged(
        challenge, now, offered.stream().map(passkey -> hash(passkey.id())).toList());
  }

  boolean allows(SecretBytes id) {
    return allowed.contains(hash(id));
  }

  private static SecretBytes hash(SecretBytes id) {
    try {
      return SecretBytes.of(MessageDigest.getInstance("SHA-256").digest(id.reveal()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException if the bytes are not from here
   */
  static Challenged decode(ChallengeState state) {
    Bytes bytes = Bytes.reading(KIND, state.state());
    SecretBytes challenge = SecretBytes.of(bytes.run());
    Instant madeAt = Instant.ofEpochSecond(bytes.number());
    List<SecretBytes> allowed = new ArrayList<>();
    int count = bytes.integer();
    for (int i = 0; i < count; i++) {
      allowed.add(SecretBytes.of(bytes.run()));
    }
    return new Challenged(challenge, madeAt, allowed);
  }

  ChallengeState encode() {
    Bytes bytes =
        Bytes.writing(KIND, MOST)
            .put(challenge.reveal())
            .put(madeAt.getEpochSecond())
            .put(allowed.size());
    allowed.forEach(hash -> bytes.put(hash.reveal()));
    return new ChallengeState(bytes.written());
  }
}
