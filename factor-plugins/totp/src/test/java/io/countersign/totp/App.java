package io.countersign.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An authenticator app with one entry, and the server's side of it: the credential as kept. */
final class App {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Factor factor;
  private final Seed seed;
  private Credential kept;

  private App(Factor factor, EnrollmentStart start) {
    this.factor = factor;
    this.kept = start.pending();
    this.seed = TotpCredential.decode(kept).seed();
  }

  /** Enrolled, not yet confirmed. */
  static App with(Map<String, String> settings) {
    Factor factor = new TotpProvider().create(FactorConfig.of(settings));
    return new App(factor, begin(factor, Map.of()));
  }

  static App importing(byte[] secret, Algorithm algorithm, int digits, int period) {
    Factor factor = new TotpProvider().create(FactorConfig.defaults());
    Map<String, Object> options =
        Map.of(
            "secret",
            Base32.encode(secret),
            "algorithm",
            algorithm.name(),
            "digits",
            (long) digits,
            "period",
            (long) period);
    return new App(factor, begin(factor, options));
  }

  /** An app whose secret is always the same, so that a test can look for rare codes. */
  static App fixed(Map<String, String> settings) {
    Factor factor = new TotpProvider().create(FactorConfig.of(settings));
    String secret = Base32.encode("12345678901234567890".getBytes(US_ASCII));
    return new App(factor, begin(factor, Map.of("secret", secret)));
  }

  static EnrollmentStart begin(Factor factor, Map<String, Object> options) {
    return factor.begin(
        new EnrollmentRequest(
            new FactorType("totp"),
            "ACME",
            "anna@acme.test",
            SecretBytes.none(),
            List.of(),
            Fields.of(options),
            new SecureRandom(),
            NOON));
  }

  /** What the app shows at a time, by its own clock. */
  String codeAt(Instant time) {
    String digits = Integer.toString(seed.hotp().code(seed.stepAt(time)));
    return String.format(Locale.ROOT, "%" + seed.digits() + "s", digits).replace(' ', '0');
  }

  Verification confirm(String code, Instant now) {
    return keep(factor.confirm(kept, Fields.of(Map.of("code", code)), now));
  }

  Verification answer(String code, Instant now) {
    return answer(Fields.of(Map.of("code", code)), now);
  }

  Verification answer(Fields response, Instant now) {
    return keep(factor.verify(kept, ChallengeState.none(), response, now));
  }

  private Verification keep(Verification outcome) {
    if (outcome instanceof Verified verified) {
      kept = verified.credential();
    }
    return outcome;
  }

  TotpCredential kept() {
    return TotpCredential.decode(kept);
  }

  Seed seed() {
    return seed;
  }
}
