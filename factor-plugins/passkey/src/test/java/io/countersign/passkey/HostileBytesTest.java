package io.countersign.passkey;

import static io.countersign.passkey.Ceremony.NOON;
import static io.countersign.passkey.Ceremony.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever bytes come: they are rejected, and the factor goes on. */
class HostileBytesTest {

  private static final int ROUNDS = 500;

  private final Random random = new Random(20260301);

  /** Without attestation the key and the flags are not signed, so that some changes may pass. */
  @ParameterizedTest
  @EnumSource
  void changed_attestation_objects_are_rejected_or_harmless(Algorithm algorithm) {
    SoftKey key = SoftKey.of(algorithm);
    Ceremony user = Ceremony.withDefaults();
    EnrollmentStart start = user.begin();
    Map<String, Object> right = key.create(options(start.shown()));
    byte[] object = Changed.bytes(right, "attestationObject");

    for (int i = 0; i < ROUNDS; i++) {
      Map<String, Object> response =
          Changed.inner(right, "attestationObject", Base64Url.encode(changed(object)));
      Verification outcome = user.confirm(start, response, NOON);
      assertThat(outcome).isInstanceOfAny(Rejected.class, Verified.class);
      if (outcome instanceof Verified) {
        assertThat(user.passkey().id().reveal()).isEqualTo(key.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changed_assertions_are_rejected(Algorithm algorithm) {
    SoftKey key = SoftKey.of(algorithm);
    Ceremony user = Ceremony.of(key);
    ChallengeStart challenge = user.challenge();
    Map<String, Object> right = key.get(options(challenge.shown()));

    for (String field : new String[] {"authenticatorData", "clientDataJSON", "signature"}) {
      byte[] bytes = Changed.bytes(right, field);
      for (int i = 0; i < ROUNDS / 3; i++) {
        Map<String, Object> response =
            Changed.inner(right, field, Base64Url.encode(changed(bytes)));
        assertThat(user.verify(challenge, response, NOON)).isInstanceOf(Rejected.class);
      }
    }
  }

  /** Cut off, longer, or with some bytes that are others. */
  private byte[] changed(byte[] bytes) {
    byte[] changed =
        switch (random.nextInt(4)) {
          case 0 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
          case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
          default -> bytes.clone();
        };
    for (int i = random.nextInt(3); i >= 0 || Arrays.equals(changed, bytes); i--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return changed;
  }
}
