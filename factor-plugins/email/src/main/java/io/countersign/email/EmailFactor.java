package io.countersign.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Channel;
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
import java.util.Set;

/** A code that is sent to an address, and comes back. */
final class EmailFactor implements Factor {

  private final CodeRules rules;

  EmailFactor(CodeRules rules) {
    this.rules = rules;
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    String typed = request.options().only("email").text("email");
    EmailAddress address = EmailAddress.read("email", typed);
    return start(address, rules.issue(request.random(), request.now()));
  }

  /** The new code takes the place of the one before. */
  @Override
  public Optional<EnrollmentStart> beginAgain(Credential pending, ChallengeRequest request) {
    EmailAddress address = EmailCredential.decode(pending).address();
    return Optional.of(start(address, rules.issue(request.random(), request.now())));
  }

  private static EnrollmentStart start(EmailAddress address, OneTimeCode code) {
    return new EnrollmentStart(
        new EmailCredential(address, Optional.of(code)).encode(),
        Optional.of(SecretBytes.of(address.address().getBytes(UTF_8))),
        shown(address, code),
        Optional.of(message(address, code)));
  }

  private static Shown shown(EmailAddress address, OneTimeCode code) {
    return new Shown(
        Map.of(
            "channel", Channel.EMAIL.value(),
            "destination", address.masked(),
            "expiresAt", code.expiresAt().toString()));
  }

  private static Message message(EmailAddress address, OneTimeCode code) {
    return new Message(Channel.EMAIL, address.destination(), code.code(), code.expiresAt());
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    EmailCredential credential = EmailCredential.decode(pending);
    OneTimeCode sent =
        credential.code().orElseThrow(() -> new IllegalArgumentException("confirmed already"));
    Profile profile = new Profile(Set.of(), Map.of("destination", credential.address().masked()));
    return fault(sent, response, now)
        .<Verification>map(reason -> new Rejected(reason))
        .orElseGet(() -> new Verified(credential.confirmed().encode()).showing(profile));
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    EmailAddress address = EmailCredential.decode(credential).address();
    OneTimeCode code = rules.issue(request.random(), request.now());
    return new ChallengeStart(
        new ChallengeState(code.state()),
        shown(address, code),
        Optional.of(message(address, code)));
  }

  /** The challenge alone says which code is right: what confirmed the address is no use here. */
  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    EmailCredential kept = EmailCredential.decode(credential);
    return fault(OneTimeCode.of(challenge.state()), response, now)
        .<Verification>map(reason -> new Rejected(reason))
        .orElseGet(() -> new Verified(kept.confirmed().encode()));
  }

  private Optional<String> fault(OneTimeCode sent, Fields response, Instant now) {
    if (sent.accepts(rules.read(response.only("code"), "code"), now)) {
      return Optional.empty();
    }
    return Optional.of(now.isBefore(sent.expiresAt()) ? "wrong-code" : "expired-code");
  }
}
