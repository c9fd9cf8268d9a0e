package io.countersign.passkey;

import io.countersign.domain.factor.EnrollmentRequest;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.factor.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page hands to {@code PublicKeyCredential.parseCreationOptionsFromJSON()} and {@code
 * parseRequestOptionsFromJSON()} (WebAuthn Level 3 sections 5.1.8 and 5.1.9).
 */
final class Options {

  private static final String TYPE = "public-key";

  private final PasskeySettings settings;

  Options(PasskeySettings settings) {
    this.settings = settings;
  }

  Shown creation(EnrollmentRequest request, SecretBytes challenge, List<Passkey> existing) {
    Map<String, Object> options = new HashMap<>();
    options.put("rp", Map.of("id", settings.rpId(), "name", rpName(request.issuer())));
    options.put("user", user(request));
    options.put("challenge", Base64Url.encode(challenge.reveal()));
    options.put(
        "pubKeyCredParams",
        settings.algorithms().stream()
            .map(algorithm -> Map.of("type", TYPE, "alg", algorithm.number()))
            .toList());
    options.put("timeout", settings.timeout().toMillis());
    options.put("excludeCredentials", descriptors(existing));
    options.put("authenticatorSelection", selection(request));
    options.put("attestation", settings.roots().isPresent() ? "direct" : "none");
    return new Shown(Map.of("publicKey", options));
  }

  private String rpName(String issuer) {
    return settings.rpName().orElse(issuer);
  }

  private static Map<String, Object> user(EnrollmentRequest request) {
    return Map.of(
        "id", Base64Url.encode(request.handle().reveal()),
        "name", request.account(),
        "displayName", request.account());
  }

  private Map<String, Object> selection(EnrollmentRequest request) {
    Map<String, Object> selection = new HashMap<>();
    Attachment.demandedBy(request.as())
        .ifPresent(demanded -> selection.put("authenticatorAttachment", demanded.text()));
    selection.put("residentKey", settings.residentKey().text());
    // For browsers that know Level 1 only: "true if, and only if, residentKey is set to required".
    selection.put("requireResidentKey", settings.residentKey() == Requirement.REQUIRED);
    selection.put("userVerification", settings.userVerification().text());
    return selection;
  }

  Shown request(SecretBytes challenge, List<Passkey> offered) {
    return new Shown(
        Map.of(
            "publicKey",
            Map.of(
                "rpId", settings.rpId(),
                "challenge", Base64Url.encode(challenge.reveal()),
                "timeout", settings.timeout().toMillis(),
                "allowCredentials", descriptors(offered),
                "userVerification", settings.userVerification().text())));
  }

  private static List<Map<String, Object>> descriptors(List<Passkey> passkeys) {
    return passkeys.stream().map(Options::descriptor).toList();
  }

  /** Transports that are not known are left out: an empty list would mean that there are none. */
  private static Map<String, Object> descriptor(Passkey passkey) {
    Map<String, Object> descriptor = new HashMap<>();
    descriptor.put("type", TYPE);
    descriptor.put("id", Base64Url.encode(passkey.id().reveal()));
    if (!passkey.transports().isEmpty()) {
      descriptor.put("transports", passkey.transports());
    }
    return descriptor;
  }
}
