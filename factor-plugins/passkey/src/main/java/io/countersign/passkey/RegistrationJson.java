package io.countersign.passkey;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import java.util.List;
import java.util.Optional;

/**
 * {@code RegistrationResponseJSON} (WebAuthn Level 3 section 5.1). What it repeats of the
 * attestation object must have its form, and is left aside: only what was signed counts.
 *
 * @param transports sorted, without what is there twice
 */
record RegistrationJson(
    SecretBytes id,
    SecretBytes clientData,
    SecretBytes attestationObject,
    List<String> transports,
    Optional<Attachment> attachment) {

  static final int MOST_CLIENT_DATA = 8 * 1024;
  static final int MOST_AUTHENTICATOR_DATA = 8 * 1024;

  private static final int MOST_ATTESTATION = 48 * 1024;
  private static final int MOST_KEY = 4 * 1024;
  private static final int MOST_TRANSPORTS = 8;

  /** Names that the standard does not have yet are kept: "unknown values MUST be ignored". */
  private static final String TRANSPORT = "[a-z][a-z0-9-]{0,19}";

  /**
   * @throws io.countersign.domain.factor.MalformedField if a field is not of its form
   */
  static RegistrationJson of(Fields fields) {
    CredentialJson credential = CredentialJson.of(fields);
    WireObject response = credential.response();
    response.only(
        "clientDataJSON",
        "attestationObject",
        "authenticatorData",
        "transports",
        "publicKey",
        "publicKeyAlgorithm");
    response.optionalBytes("authenticatorData", 0, MOST_AUTHENTICATOR_DATA);
    response.optionalBytes("publicKey", 0, MOST_KEY);
    response.optionalInteger("publicKeyAlgorithm");
    return new RegistrationJson(
        credential.id(),
        response.bytes("clientDataJSON", 1, MOST_CLIENT_DATA),
        response.bytes("attestationObject", 1, MOST_ATTESTATION),
        response.texts("transports", MOST_TRANSPORTS, TRANSPORT),
        credential.attachment());
  }
}
