package io.countersign.application.factor;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small real factor whose code belongs to one challenge. It is shown, for want of a phone. */
public final class SentFactor implements Factor {

  public static final FactorType TYPE = new FactorType("sent");
  public static final FactorTraits TRAITS =
      new FactorTraits("Sent code", Set.of(FactorKind.POSSESSION), Set.of("sms"), false, false);

  /** The response that is the code shown with a challenge. */
  public static Fields shown(Shown shown) {
    return CodeFactor.code(String.valueOf(shown.fields().get("code")));
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    Fields phone = request.options().only("phone");
    return new EnrollmentStart(
        new Credential(bytes(phone.text("phone"))), Optional.empty(), Shown.nothing());
  }

  /** Confirmed with the number itself. */
  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    return check(pending, pending.state(), bytes(response.only("phone").text("phone")));
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    String code = "%06d".formatted(request.random().nextInt(1_000_000));
    return new ChallengeStart(new ChallengeState(bytes(code)), new Shown(Map.of("code", code)));
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    String code = response.only("code").digits("code", 6);
    return check(credential, challenge.state(), bytes(code));
  }

  private static Verification check(Credential credential, SecretBytes right, SecretBytes given) {
    return right.equals(given)
        ? new Verification.Verified(credential)
        : new Verification.Rejected("wrong-code");
  }

  private static SecretBytes bytes(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
