package io.countersign.application.factor;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.factor.CodeRules;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Destination;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small real out-of-band factor, by letter or by telegram. An address is two capital letters for
 * the country, and a name. The credential is the address, and while it is pending the code before
 * it.
 */
public final class PostFactor implements Factor {

  public static final FactorType TYPE = new FactorType("post");
  public static final FactorType LETTER = new FactorType("letter");
  public static final FactorType TELEGRAM = new FactorType("telegram");
  public static final FactorTraits TRAITS =
      new FactorTraits(
          "Post",
          Set.of(FactorKind.POSSESSION),
          Set.of("post"),
          false,
          false,
          Set.of(LETTER, TELEGRAM),
          true);

  private static final CodeRules RULES = new CodeRules(false, 6, Duration.ofMinutes(10));
  private static final int STATE = Long.BYTES + 6;

  private final Optional<String> region;

  /** Whose addresses say where they are. */
  public PostFactor() {
    this(Optional.of("of the address"));
  }

  /**
   * @param region present if its addresses say where they are
   */
  public PostFactor(Optional<String> region) {
    this.region = region;
  }

  /** The response that is this code. */
  public static Fields code(String code) {
    return Fields.of(Map.of("code", code));
  }

  /** The option that is this address. */
  public static Fields to(String address) {
    return Fields.of(Map.of("address", address));
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    String address = request.options().only("address").text("address");
    OneTimeCode code = RULES.issue(request.random(), request.now());
    return started(address, code, request.as());
  }

  @Override
  public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    OneTimeCode code = RULES.issue(request.random(), request.now());
    return Optional.of(started(text(pending).substring(STATE), code, request.as()));
  }

  private EnrollmentStart started(String address, OneTimeCode code, FactorType as) {
    return new EnrollmentStart(
        new Credential(bytes(latin(code.state()) + address)),
        Optional.of(bytes(address)),
        Shown.nothing(),
        Optional.of(message(address, code, as)));
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    String address = text(pending).substring(STATE);
    SecretBytes state = bytes(text(pending).substring(0, STATE));
    return OneTimeCode.of(state).accepts(RULES.read(response.only("code"), "code"), now)
        ? new Verification.Verified(new Credential(bytes(address)))
            .showing(new Profile(Set.of(LETTER, TELEGRAM), Map.of("destination", masked(address))))
        : new Verification.Rejected("wrong-code");
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    OneTimeCode code = RULES.issue(request.random(), request.now());
    String address = text(credential);
    return new ChallengeStart(
        new ChallengeState(code.state()),
        new Shown(Map.of("destination", masked(address))),
        Optional.of(message(address, code, request.as())));
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    return OneTimeCode.of(challenge.state()).accepts(RULES.read(response.only("code"), "code"), now)
        ? new Verification.Verified(credential)
        : new Verification.Rejected("wrong-code");
  }

  private Message message(String address, OneTimeCode code, FactorType as) {
    Channel channel = as.equals(TELEGRAM) ? Channel.VOICE : Channel.SMS;
    return new Message(
        channel,
        new Destination(address, masked(address), region.map(_ -> address.substring(0, 2))),
        code.code(),
        code.expiresAt());
  }

  private static String masked(String address) {
    return address.substring(0, 2) + "•••";
  }

  private static String text(Credential credential) {
    return latin(credential.state());
  }

  private static String latin(SecretBytes bytes) {
    return new String(bytes.reveal(), StandardCharsets.ISO_8859_1);
  }

  private static SecretBytes bytes(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
