package io.countersign.passkey;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Verifies an assertion: WebAuthn Level 3 section 7.2. */
final class Assertions {

  /**
   * What came of it.
   *
   * @param passkey with what it keeps from now on
   * @param userVerified by a PIN or biometric
   */
  record Asserted(Passkey passkey, boolean userVerified) {}

  private final PasskeySettings settings;
  private final Expected expected;

  Assertions(PasskeySettings settings) {
    this.settings = settings;
    expected = new Expected(settings);
  }

  /**
   * @throws Refusal naming the first step that fails
   */
  Asserted check(Passkey passkey, Challenged challenged, AssertionJson response, Instant now) {
    // Steps 5 and 6: "verify that credential.id identifies one of the public key credentials listed
    // in pkOptions.allowCredentials", "verify that the identified user account contains a
    // credential record whose id equals credential.rawId", and "if response.userHandle is present,
    // verify that it equals the user handle of the user account".
    require(passkey.id().equals(response.id()), "wrong-credential");
    require(challenged.allows(response.id()), "credential-not-allowed");
    require(
        response.userHandle().filter(h -> !h.equals(passkey.handle())).isEmpty(),
        "wrong-user-handle");
    expected.checkAge(challenged.madeAt(), now);
    ClientData.of(response.clientData().reveal())
        .check("webauthn.get", challenged.challenge().reveal(), settings.origins());
    Layout.checkAuthenticatorData(response.authenticatorData().reveal(), false);
    AuthenticatorData<?> authenticator = verified(passkey, challenged, response);
    return new Asserted(
        passkey.used(counter(passkey, authenticator), authenticator.isFlagBS()),
        authenticator.isFlagUV());
  }

  private static void require(boolean asExpected, String reason) {
    if (!asExpected) {
      throw new Refusal(reason);
    }
  }

  private AuthenticatorData<?> verified(
      Passkey passkey, Challenged challenged, AssertionJson response) {
    WebAuthnAuthenticationManager manager =
        new WebAuthnAuthenticationManager(List.of(), Library.CONVERTER);
    if (!settings.counted()) {
      manager.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(_ -> {});
    }
    AuthenticationData data = parsed(manager, response);
    try {
      manager.verify(
          data,
          new AuthenticationParameters(
              expected.property(challenged.challenge()),
              known(passkey),
              List.of(passkey.id().reveal()),
              expected.userVerified(),
              true));
    } catch (VerificationException complaint) {
      throw Refusals.of(complaint);
    }
    return Objects.requireNonNull(data.getAuthenticatorData());
  }

  private static AuthenticationData parsed(
      WebAuthnAuthenticationManager manager, AssertionJson response) {
    try {
      return manager.parse(
          new AuthenticationRequest(
              response.id().reveal(),
              response.authenticatorData().reveal(),
              response.clientData().reveal(),
              response.signature().reveal()));
    } catch (RuntimeException malformed) {
      // The library does not say with which exceptions it meets what it does not understand.
      throw new Refusal("malformed-assertion");
    }
  }

  private static CredentialRecord known(Passkey passkey) {
    COSEKey key =
        Library.CONVERTER.getCborMapper().readValue(passkey.key().reveal(), COSEKey.class);
    return new CredentialRecordImpl(
        null,
        passkey.is(Trait.USER_VERIFIED),
        passkey.is(Trait.BACKUP_ELIGIBLE),
        passkey.backedUp(),
        Integer.toUnsignedLong(passkey.counter()),
        new AttestedCredentialData(new AAGUID(passkey.aaguid()), passkey.id().reveal(), key),
        null,
        null,
        null,
        null);
  }

  /** The highest one seen: where going back is allowed, it is not to be forgotten. */
  private static int counter(Passkey passkey, AuthenticatorData<?> authenticator) {
    return (int) Math.max(Integer.toUnsignedLong(passkey.counter()), authenticator.getSignCount());
  }
}
