package io.countersign.passkey;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.verifier.exception.VerificationException;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Registers a new credential: WebAuthn Level 3 section 7.1. */
final class Registrations {

  private static final int MOST_KEY = 2 * 1024;

  private final PasskeySettings settings;
  private final Expected expected;
  private final Attestations attestations;

  Registrations(PasskeySettings settings) {
    this.settings = settings;
    expected = new Expected(settings);
    attestations = new Attestations(settings.roots());
  }

  /**
   * @throws Refusal naming the first step that fails
   */
  Passkey register(BegunPasskey begun, RegistrationJson response, Instant now) {
    expected.checkAge(begun.madeAt(), now);
    ClientData.of(response.clientData().reveal())
        .check("webauthn.create", begun.challenge().reveal(), settings.origins());
    Layout.checkAttestationObject(response.attestationObject().reveal());
    AttestationObject attested = verified(begun, response, now);
    Passkey passkey = passkey(begun, response, attested.getAuthenticatorData());
    if (!passkey.id().equals(response.id())) {
      throw new Refusal("wrong-credential");
    }
    checkPolicy(begun, passkey);
    return passkey;
  }

  private AttestationObject verified(BegunPasskey begun, RegistrationJson response, Instant now) {
    WebAuthnRegistrationManager manager = attestations.at(now);
    RegistrationData data = parsed(manager, response);
    AttestationObject attested = Objects.requireNonNull(data.getAttestationObject());
    try {
      manager.verify(data, parameters(begun));
    } catch (VerificationException complaint) {
      throw Refusals.of(complaint);
    }
    attestations.check(attested.getFormat());
    return attested;
  }

  private static RegistrationData parsed(
      WebAuthnRegistrationManager manager, RegistrationJson response) {
    try {
      Layout.checkAuthenticatorData(
          Library.CONVERTER
              .getCborMapper()
              .readTree(response.attestationObject().reveal())
              .required("authData")
              .binaryValue(),
          true);
      return manager.parse(
          new RegistrationRequest(
              response.attestationObject().reveal(), response.clientData().reveal()));
    } catch (Refusal refused) {
      throw refused;
    } catch (RuntimeException malformed) {
      // The library does not say with which exceptions it meets what it does not understand.
      throw new Refusal("malformed-attestation");
    }
  }

  private RegistrationParameters parameters(BegunPasskey begun) {
    List<PublicKeyCredentialParameters> offered =
        settings.algorithms().stream()
            .map(algorithm ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY,
                    COSEAlgorithmIdentifier.create(algorithm.number())))
            .toList();
    return new RegistrationParameters(
        expected.property(begun.challenge()), offered, expected.userVerified(), true);
  }

  private Passkey passkey(
      BegunPasskey begun, RegistrationJson response, AuthenticatorData<?> authenticator) {
    AttestedCredentialData data = Objects.requireNonNull(authenticator.getAttestedCredentialData());
    byte[] key = Library.CONVERTER.getCborMapper().writeValueAsBytes(data.getCOSEKey());
    if (key.length > MOST_KEY) {
      throw new Refusal("key-too-large");
    }
    return new Passkey(
        SecretBytes.of(data.getCredentialId()),
        begun.handle(),
        SecretBytes.of(key),
        (int) authenticator.getSignCount(),
        Objects.requireNonNullElse(data.getAaguid().getValue(), new UUID(0, 0)),
        response.attachment().or(() -> Attachment.reachedBy(response.transports())),
        response.transports(),
        authenticator.isFlagBS(),
        traits(authenticator));
  }

  private Set<Trait> traits(AuthenticatorData<?> authenticator) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (authenticator.isFlagBE()) {
      traits.add(Trait.BACKUP_ELIGIBLE);
    }
    if (authenticator.isFlagUV()) {
      traits.add(Trait.USER_VERIFIED);
    }
    if (attestations.trusted()) {
      traits.add(Trait.ATTESTED);
    }
    return traits;
  }

  /** What of the standard is left to who relies on it: which authenticators are taken. */
  private void checkPolicy(BegunPasskey begun, Passkey passkey) {
    Optional<Attachment> demanded = Attachment.demandedBy(begun.as());
    if (demanded.isPresent() && !demanded.equals(passkey.attachment())) {
      throw new Refusal("wrong-attachment");
    }
    if (settings.denied().contains(passkey.aaguid())
        || !(settings.allowed().isEmpty() || settings.allowed().contains(passkey.aaguid()))) {
      throw new Refusal("authenticator-not-taken");
    }
  }
}
