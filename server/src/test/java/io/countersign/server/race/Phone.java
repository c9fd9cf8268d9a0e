package io.countersign.server.race;

import io.countersign.application.fixture.SettableClock;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.user.UserId;
import io.countersign.server.demo.AuthenticatorApp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** A user's phone, with what one enrollment showed to it. */
record Phone(UserId user, EnrollmentId enrollment, String secret, SettableClock clock) {

  static final Duration PERIOD = Duration.ofSeconds(30);

  /** What the app displays now, as a response. */
  Fields code() {
    return response(displayed(0));
  }

  /** What the app displayed one period ago, as a response. */
  Fields codeBefore() {
    return response(displayed(-1));
  }

  /** A code of the right form that the app displays at no time near now. */
  Fields wrongCode(int number) {
    String wrong = "%06d".formatted(number);
    return IntStream.rangeClosed(-3, 3).mapToObj(this::displayed).anyMatch(wrong::equals)
        ? wrongCode(number + 500_000)
        : response(wrong);
  }

  private String displayed(int periods) {
    Instant time = clock.instant().plus(PERIOD.multipliedBy(periods));
    return new AuthenticatorApp(secret, "SHA1", 6, (int) PERIOD.toSeconds()).codeAt(time);
  }

  private static Fields response(String code) {
    return Fields.of(Map.of("code", code));
  }
}
