package io.countersign.policies.rules;

import io.countersign.application.policy.PolicyPreset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Policies to begin with. */
final class Presets {

  private static final List<PolicyPreset> ALL =
      List.of(
          preset("otp-or-phone", "Everybody proves an authenticator app or a phone."),
          preset("roles", "Everybody proves an authenticator app, admins a phone as well."),
          preset("phone-then-push", "Admins who chose their phone confirm with a push as well."),
          preset(
              "organization-metadata",
              "The organization's metadata say which factors its members may use."),
          preset("another-method", "An authenticator app, or an email for who tries another way."),
          preset("enrolled-factors", "An authenticator app, or whatever else the user has."),
          preset("new-device", "Users are asked when they come from a device they never used."),
          preset("nist-aal2", "Everybody reaches AAL2 of NIST SP 800-63B: two kinds of factor."),
          preset(
              "phishing-resistant-only", "Nothing counts but what no other site can make use of."));

  private Presets() {}

  /** All of them, the simplest first. */
  static List<PolicyPreset> all() {
    return ALL;
  }

  private static PolicyPreset preset(String name, String description) {
    try (InputStream document = Presets.class.getResourceAsStream("presets/" + name + ".json")) {
      if (document == null) {
        throw new IllegalStateException("preset is missing: " + name);
      }
      return new PolicyPreset(
          name, description, new String(document.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
