package io.countersign.passkey;

import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.countersign.domain.factor.SecretBytes;
import java.time.Duration;
import java.time.Instant;

/** What both ceremonies expect. */
final class Expected {

  /** A browser stops at the timeout; then its answer is still on the way. */
  private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

  private final PasskeySettings settings;

  Expected(PasskeySettings settings) {
    this.settings = settings;
  }

  boolean userVerified() {
    return settings.userVerification() == Requirement.REQUIRED;
  }

  ServerProperty property(SecretBytes challenge) {
    Origins origins = settings.origins();
    return ServerProperty.builder()
        .rpId(settings.rpId())
        .challenge(new DefaultChallenge(challenge.reveal()))
        .originPredicate(origin -> origins.expect(origin.toString()))
        .topOriginPredicate(origin -> origin != null && origins.expectAround(origin.toString()))
        .build();
  }

  /**
   * @throws Refusal {@code challenge-expired}
   */
  void checkAge(Instant madeAt, Instant now) {
    if (now.isAfter(madeAt.plus(settings.timeout()).plus(ON_THE_WAY))) {
      throw new Refusal("challenge-expired");
    }
  }
}
