package io.countersign.server.plugin;

import static java.util.Objects.requireNonNull;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Evidence;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Declined;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A plugin's results, if they have all their parts and an end: a plugin's compiler may not have
 * asked.
 */
final class Checked {

  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,7}");
  private static final int MOST_REASON = 64;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_CODE = 256;
  private static final int MOST_IDENTITY = 4 * 1024;

  /** RFC 8176 section 2, and private names. */
  private static final Pattern AMR = Pattern.compile("[A-Za-z0-9:._-]{1,64}");

  private static final int MOST_AMR = 16;

  private Checked() {}

  static EnrollmentStart enrollment(EnrollmentStart start, Instant now) {
    return new EnrollmentStart(
        requireNonNull(start.pending()),
        identity(start.identity()),
        CheckedShown.of(start.shown()),
        start.message().map(message -> message(message, now)));
  }

  static ChallengeStart challenge(ChallengeStart start, Instant now) {
    return new ChallengeStart(
        requireNonNull(start.state()),
        CheckedShown.of(start.shown()),
        start.message().map(message -> message(message, now)));
  }

  static Verification verification(Verification verification) {
    return switch (verification) {
      case Verified(var credential, var evidence, var profile, var identity) ->
          new Verified(
              requireNonNull(credential),
              evidence.map(Checked::evidence),
              profile.map(Checked::profile),
              identity(identity));
      case Declined declined -> declined;
      case Rejected(var reason) -> new Rejected(reason(reason));
    };
  }

  static Optional<SecretBytes> identity(Optional<SecretBytes> identity) {
    if (identity.filter(bytes -> bytes.length() > MOST_IDENTITY).isPresent()) {
      throw new IllegalArgumentException("an identity of more than " + MOST_IDENTITY + " bytes");
    }
    return identity;
  }

  static String reason(String reason) {
    if (reason.length() > MOST_REASON || !REASON.matcher(reason).matches()) {
      throw new IllegalArgumentException("a reason that is not lower-case words and dashes");
    }
    return reason;
  }

  private static Message message(Message message, Instant now) {
    requireNonNull(message.channel());
    Instant expiresAt = message.expiresAt();
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException("a message that expires at once, or after " + LONGEST);
    }
    int code = message.code().length();
    if (code < 1 || code > MOST_CODE) {
      throw new IllegalArgumentException("a message without a code, or with too long a one");
    }
    printable(message.destination().masked());
    return message;
  }

  private static Evidence evidence(Evidence evidence) {
    if (evidence.amr().size() > MOST_AMR
        || !evidence.amr().stream().allMatch(value -> AMR.matcher(value).matches())) {
      throw new IllegalArgumentException("amr values that are too many or none");
    }
    return evidence;
  }

  private static Profile profile(Profile profile) {
    profile.facts().values().forEach(Checked::printable);
    return profile;
  }

  private static void printable(String text) {
    if (!Plain.text(text, text.length()).equals(text)) {
      throw new IllegalArgumentException("a text that does not print");
    }
  }
}
