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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small real factor: the user has a list of codes, each good for once. The credential is what is
 * left of the list.
 */
public final class CodeFactor implements Factor {

  public static final FactorType TYPE = new FactorType("code");
  public static final FactorTraits TRAITS =
      new FactorTraits("Code list", Set.of(FactorKind.POSSESSION), Set.of("otp"), false, true);

  private final AtomicInteger looks = new AtomicInteger();

  /** The options of an enrollment with these codes. */
  public static Fields list(String... codes) {
    return Fields.of(Map.of("codes", List.of(codes)));
  }

  /** The response that is this code. */
  public static Fields code(String code) {
    return Fields.of(Map.of("code", code));
  }

  /** How often it looked whether a code is right. */
  public int looks() {
    return looks.get();
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    List<String> codes = new ArrayList<>();
    if (request.options().only("codes").values().get("codes") instanceof List<?> given) {
      given.forEach(code -> codes.add(code(String.valueOf(code)).digits("code", 6)));
    }
    SecretBytes list = write(codes);
    Shown shown = new Shown(Map.of("codes", codes, "account", request.account()));
    return new EnrollmentStart(new Credential(list), Optional.of(list), shown);
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    return check(pending, response);
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    Shown left = new Shown(Map.of("left", read(credential).size()));
    return new ChallengeStart(ChallengeState.none(), left);
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    return check(credential, response);
  }

  private Verification check(Credential credential, Fields response) {
    String code = response.only("code").digits("code", 6);
    looks.incrementAndGet();
    List<String> left = read(credential);
    return left.remove(code)
        ? new Verification.Verified(new Credential(write(left)))
        : new Verification.Rejected("wrong-code");
  }

  private static SecretBytes write(List<String> codes) {
    return SecretBytes.of(String.join(" ", codes).getBytes(StandardCharsets.US_ASCII));
  }

  private static List<String> read(Credential credential) {
    String codes = new String(credential.state().reveal(), StandardCharsets.US_ASCII);
    return new ArrayList<>(List.of(codes.split(" ", -1)));
  }
}
