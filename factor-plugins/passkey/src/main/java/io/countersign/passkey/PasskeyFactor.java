package io.countersign.passkey;

import io.countersign.domain.factor.ChallengeRequest;
import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Verification;
import io.countersign.domain.factor.Verification.Verified;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Passkeys and security keys (WebAuthn Level 3). Any passkey of the user may answer a challenge to
 * one of them.
 */
final class PasskeyFactor implements Factor {

  /** WebAuthn Level 3 section 13.4.3: "at least 16 bytes long". */
  private static final int CHALLENGE = 32;

  private final Options options;
  private final Registrations registrations;
  private final Assertions assertions;
  private final Profiles profiles;
  private final Notices notices;

  PasskeyFactor(PasskeySettings settings) {
    options = new Options(settings);
    registrations = new Registrations(settings);
    assertions = new Assertions(settings);
    profiles = new Profiles(settings.icon());
    notices = new Notices(settings);
  }

  @Override
  public EnrollmentStart begin(EnrollmentRequest request) {
    request.options().only();
    notices.begun();
    Rehearsal.once();
    SecretBytes challenge = challenge(request.random());
    BegunPasskey begun = new BegunPasskey(challenge, request.handle(), request.as(), request.now());
    return new EnrollmentStart(
        begun.encode(),
        Optional.empty(),
        options.creation(request, challenge, decoded(request.existing().stream())));
  }

  @Override
  public Verification confirm(Credential pending, Fields response, Instant now) {
    BegunPasskey begun = BegunPasskey.decode(pending);
    RegistrationJson registration = RegistrationJson.of(response);
    try {
      Passkey passkey = registrations.register(begun, registration, now);
      return new Verified(passkey.encode())
          .identified(passkey.id())
          .showing(profiles.of(passkey))
          .proving(Evidences.of(passkey, passkey.is(Trait.USER_VERIFIED)));
    } catch (Refusal refused) {
      return new Verification.Rejected(refused.reason());
    }
  }

  @Override
  public ChallengeStart challenge(Credential credential, ChallengeRequest request) {
    Rehearsal.once();
    SecretBytes challenge = challenge(request.random());
    List<Passkey> offered =
        decoded(Stream.concat(Stream.of(credential), request.others().stream()));
    return new ChallengeStart(
        Challenged.make(challenge, request.now(), offered).encode(),
        options.request(challenge, offered));
  }

  @Override
  public Optional<SecretBytes> answering(Fields response) {
    return Optional.of(AssertionJson.of(response).id());
  }

  @Override
  public Verification verify(
      Credential credential, ChallengeState challenge, Fields response, Instant now) {
    Passkey passkey = Passkey.decode(credential);
    Challenged challenged = Challenged.decode(challenge);
    AssertionJson assertion = AssertionJson.of(response);
    try {
      Assertions.Asserted asserted = assertions.check(passkey, challenged, assertion, now);
      Passkey used = asserted.passkey();
      Verified verified =
          new Verified(used.encode()).proving(Evidences.of(used, asserted.userVerified()));
      return used.backedUp() == passkey.backedUp() ? verified : verified.showing(profiles.of(used));
    } catch (Refusal refused) {
      return new Verification.Rejected(refused.reason());
    }
  }

  private static SecretBytes challenge(SecureRandom random) {
    byte[] challenge = new byte[CHALLENGE];
    random.nextBytes(challenge);
    return SecretBytes.of(challenge);
  }

  private static List<Passkey> decoded(Stream<Credential> credentials) {
    return credentials.limit(Challenged.MOST_ALLOWED).map(Passkey::decode).toList();
  }
}
