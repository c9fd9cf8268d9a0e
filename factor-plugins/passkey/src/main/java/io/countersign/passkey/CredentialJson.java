package io.countersign.passkey;

import io.countersign.domain.factor.Fields;
import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/**
 * What {@code PublicKeyCredential.toJSON()} gives (WebAuthn Level 3 section 5.1), without what it
 * is about.
 *
 * @param id of the credential
 * @param response the inner object, for those who know which one it must be
 */
record CredentialJson(
    SecretBytes id, WireObject response, Optional<Attachment> attachment, WireObject extensions) {

  /** WebAuthn Level 3 section 4, credential ID: at most 1023 bytes. */
  private static final int MOST_ID = 1023;

  /**
   * @throws io.countersign.domain.factor.MalformedField if a field is not of its form
   */
  static CredentialJson of(Fields fields) {
    WireObject json = WireObject.of(fields);
    json.only(
        "id", "rawId", "response", "authenticatorAttachment", "clientExtensionResults", "type");
    SecretBytes id = json.bytes("rawId", 1, MOST_ID);
    if (!json.text("id").equals(json.text("rawId"))) {
      throw json.malformed("id", "must be the same as rawId");
    }
    if (!json.text("type").equals("public-key")) {
      throw json.malformed("type", "must be that of a credential with a key");
    }
    return new CredentialJson(
        id,
        json.object("response"),
        json.optionalText("authenticatorAttachment").flatMap(Attachment::of),
        json.object("clientExtensionResults"));
  }
}
