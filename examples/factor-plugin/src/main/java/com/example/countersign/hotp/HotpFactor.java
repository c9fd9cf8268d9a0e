package com.example.countersign.hotp;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Passwords that a token makes of a secret and of how often its button was pressed.
 *
 * @param digits of a password
 * @param lookAhead how many presses may be missing: RFC 4226 section 7.4, resynchronization
 */
record HotpFactor(int digits, int lookAhead) implements Factor {

  /** RFC 4226 section 4, R6: 128 bits at least, 160 recommended. */
  private static final int SECRET_BYTES = 20;

  /** With a secret of our making, or with the one of a token that has its own. */
  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    byte[] secret =
        request
            .options()
            .only("secret")
            .optionalText("secret")
            .map(HotpFactor::parsed)
            .orElseGet(() -> {
              byte[] made = new byte[SECRET_BYTES];
              request.random().nextBytes(made);
              return made;
            });
    Token token = Token.of(secret);
    Shown shown =
        new Shown(Map.of("secret", HexFormat.of().formatHex(secret), "digits", digits));
    return new EnrollmentStart(token.credential(), Optional.of(token.secret()), shown);
  }

  private static byte[] parsed(String secret) {
    if (!secret.matches("([0-9a-fA-F]{2}){16,64}")) {
      throw new MalformedField("secret", "must be 32 to 128 hexadecimal digits");
    }
    return HexFormat.of().parseHex(secret);
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    return check(pending, response);
  }

  /** The token needs no challenge: its user presses the button. */
  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    return new ChallengeStart(ChallengeState.none(), new Shown(Map.of("digits", digits)));
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    return check(credential, response);
  }

  /** The credential that comes back has all counters up to the one that fitted behind it. */
  private Verification check(Credential credential, Fields response) {
    String code = response.only("code").digits("code", digits);
    Token token = Token.of(credential);
    for (long counter = token.counter(); counter < token.counter() + lookAhead; counter++) {
      if (token.accepts(code, counter)) {
        return new Verified(token.after(counter).credential());
      }
    }
    return new Rejected("wrong-code");
  }
}
