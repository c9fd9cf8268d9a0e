package io.countersign.passkey;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/** {@code AuthenticationResponseJSON} (WebAuthn Level 3 section 5.1). */
record AssertionJson(
    SecretBytes id,
    SecretBytes clientData,
    SecretBytes authenticatorData,
    SecretBytes signature,
    Optional<SecretBytes> userHandle) {

  private static final int MOST_SIGNATURE = 2 * 1024;

  /** WebAuthn Level 3 section 5.4.3: a user handle has at most 64 bytes. */
  private static final int MOST_HANDLE = 64;

  /**
   * @throws io.countersign.domain.factor.MalformedField if a field is not of its form
   */
  static AssertionJson of(Fields fields) {
    CredentialJson credential = CredentialJson.of(fields);
    WireObject response =
        credential
            .response()
            .only("clientDataJSON", "authenticatorData", "signature", "userHandle");
    return new AssertionJson(
        credential.id(),
        response.bytes("clientDataJSON", 1, RegistrationJson.MOST_CLIENT_DATA),
        response.bytes("authenticatorData", 1, RegistrationJson.MOST_AUTHENTICATOR_DATA),
        response.bytes("signature", 1, MOST_SIGNATURE),
        response.optionalBytes("userHandle", 1, MOST_HANDLE));
  }
}
