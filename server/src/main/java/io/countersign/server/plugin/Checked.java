package io.countersign.server.plugin;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Declined;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.util.Objects;
import java.util.regex.Pattern;

/** A plugin's results, if they have all their parts: a plugin's compiler may not have asked. */
final class Checked {

  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,7}");
  private static final int MOST_REASON = 64;

  private Checked() {}

  static EnrollmentStart enrollment(EnrollmentStart start) {
    return new EnrollmentStart(
        Objects.requireNonNull(start.pending()),
        Objects.requireNonNull(start.identity()),
        CheckedShown.of(start.shown()),
        Objects.requireNonNull(start.message()));
  }

  static ChallengeStart challenge(ChallengeStart start) {
    return new ChallengeStart(
        Objects.requireNonNull(start.state()),
        CheckedShown.of(start.shown()),
        Objects.requireNonNull(start.message()));
  }

  static Verification verification(Verification verification) {
    switch (verification) {
      case Verified(var credential, var evidence, var profile, var identity) -> {
        Objects.requireNonNull(credential);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(profile);
        Objects.requireNonNull(identity);
      }
      case Declined() -> {
        // There is nothing to it.
      }
      case Rejected(var reason) -> {
        if (reason.length() > MOST_REASON || !REASON.matcher(reason).matches()) {
          throw new IllegalArgumentException("a reason that is not lower-case words and dashes");
        }
      }
    }
    return verification;
  }
}
