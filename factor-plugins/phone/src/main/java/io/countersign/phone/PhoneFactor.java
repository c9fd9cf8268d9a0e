package io.countersign.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.CodeRules;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.Message;
import io.countersign.domain.factor.OneTimeCode;
import io.countersign.domain.factor.Profile;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Rejected;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A code that is sent to a number or spoken there, and comes back. */
final class PhoneFactor implements Factor {

  private final CodeRules rules;

  PhoneFactor(CodeRules rules) {
    this.rules = rules;
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    Fields options = request.options().only("phone", "preferredMethod");
    PhoneNumber number = PhoneNumber.read("phone", options.text("phone"));
    Ways ways = Ways.of(request.as(), options);
    OneTimeCode code = rules.issue(request.random(), request.now());
    return start(number, ways, new SentCode(ways.by(request.as()), code));
  }

  /** The new code takes the place of the one before, and may go another way. */
  @Override
  public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    PhoneCredential begun = PhoneCredential.decode(pending);
    OneTimeCode code = rules.issue(request.random(), request.now());
    // Asked by its plain name it goes the way it went before: a landline reads nothing.
    Way way =
        begun
            .sent()
            .map(SentCode::way)
            .filter(_ -> Ways.variant(request.as()).isEmpty())
            .orElseGet(() -> begun.ways().by(request.as()));
    SentCode next = new SentCode(way, code);
    return Optional.of(start(begun.number(), begun.ways(), next));
  }

  private static EnrollmentStart start(PhoneNumber number, Ways ways, SentCode sent) {
    return new EnrollmentStart(
        new PhoneCredential(number, ways, Optional.of(sent)).encode(),
        Optional.of(SecretBytes.of(number.e164().getBytes(US_ASCII))),
        shown(number, sent),
        Optional.of(message(number, sent)));
  }

  private static Shown shown(PhoneNumber number, SentCode sent) {
    return new Shown(
        Map.of(
            "channel", sent.way().channel().value(),
            "destination", number.masked(),
            "expiresAt", sent.code().expiresAt().toString()));
  }

  private static Message message(PhoneNumber number, SentCode sent) {
    return new Message(
        sent.way().channel(), number.destination(), sent.code().code(), sent.code().expiresAt());
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    PhoneCredential begun = PhoneCredential.decode(pending);
    SentCode sent =
        begun.sent().orElseThrow(() -> new IllegalArgumentException("confirmed already"));
    Profile profile =
        new Profile(begun.ways().variants(), Map.of("destination", begun.number().masked()));
    Verification outcome = check(begun, sent, response, now);
    return outcome instanceof Verified verified ? verified.showing(profile) : outcome;
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    PhoneCredential kept = PhoneCredential.decode(credential);
    Way way = kept.ways().by(request.as());
    SentCode sent = new SentCode(way, rules.issue(request.random(), request.now()));
    return new ChallengeStart(
        new ChallengeState(sent.encode()),
        shown(kept.number(), sent),
        Optional.of(message(kept.number(), sent)));
  }

  /** The challenge alone says which code is right: what confirmed the number is no use here. */
  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    PhoneCredential kept = PhoneCredential.decode(credential);
    return check(kept, SentCode.decode(challenge.state()), response, now);
  }

  private Verification check(PhoneCredential kept, SentCode sent, Fields response, Instant now) {
    if (sent.code().accepts(rules.read(response.only("code"), "code"), now)) {
      return new Verified(kept.confirmed().encode()).proving(sent.way().evidence());
    }
    return new Rejected(now.isBefore(sent.code().expiresAt()) ? "wrong-code" : "expired-code");
  }
}
