package io.countersign.passkey;

import static io.countersign.passkey.Ceremony.NOON;
import static io.countersign.passkey.Ceremony.assertRejected;
import static io.countersign.passkey.Ceremony.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.ChallengeStart;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.factor.Verification.Verified;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a page hands to its browser (WebAuthn Level 3 sections 5.1.8 and 5.1.9). */
class OptionsTest {

  @Test
  void a_registration_has_the_options_of_the_standard() {
    Ceremony user = Ceremony.withDefaults();
    Map<?, ?> options = options(user.begin().shown());

    assertThat(options.get("rp")).isEqualTo(Map.of("id", "localhost", "name", "ACME"));
    assertThat(options.get("user"))
        .isEqualTo(
            Map.of(
                "id",
                Base64Url.encode(user.handle().reveal()),
                "name",
                "anna@acme.test",
                "displayName",
                "anna@acme.test"));
    assertThat(Base64Url.decode("" + options.get("challenge")).orElseThrow()).hasSize(32);
    assertThat(options.get("pubKeyCredParams")).isEqualTo(List.of(key(-7), key(-8), key(-257)));
    assertThat(options.get("authenticatorSelection"))
        .isEqualTo(
            Map.of(
                "residentKey", "preferred",
                "requireResidentKey", false,
                "userVerification", "preferred"));
    assertThat(options.get("timeout")).isEqualTo(300_000L);
    assertThat(options.get("attestation")).isEqualTo("none");
    assertThat(options.get("excludeCredentials")).isEqualTo(List.of());
  }

  private static Map<String, Object> key(int algorithm) {
    return Map.of("type", "public-key", "alg", algorithm);
  }

  @Test
  void the_settings_go_into_the_options() {
    Map<String, String> settings =
        Map.of(
            "rpId", "acme.example",
            "rpName", "Acme",
            "userVerification", "required",
            "residentKey", "required",
            "timeout", "60",
            "algorithms", "EdDSA");
    Map<?, ?> options = options(Ceremony.with(settings).begin().shown());

    assertThat(options.get("rp")).isEqualTo(Map.of("id", "acme.example", "name", "Acme"));
    assertThat(options.get("authenticatorSelection"))
        .isEqualTo(
            Map.of(
                "residentKey", "required",
                "requireResidentKey", true,
                "userVerification", "required"));
    assertThat(options.get("pubKeyCredParams")).isEqualTo(List.of(key(-8)));
    assertThat(options.get("timeout")).isEqualTo(60_000L);
  }

  @Test
  void a_variant_demands_its_attachment() {
    assertThat(attachment("passkey")).isEqualTo("any");
    assertThat(attachment("webauthn-platform")).isEqualTo("platform");
    assertThat(attachment("webauthn-roaming")).isEqualTo("cross-platform");
  }

  private static Object attachment(String as) {
    Map<?, ?> options = options(Ceremony.withDefaults().begin(as, List.of()).shown());
    if (!(options.get("authenticatorSelection") instanceof Map<?, ?> selection)) {
      throw new IllegalArgumentException("no selection");
    }
    Object attachment = selection.get("authenticatorAttachment");
    return attachment == null ? "any" : attachment;
  }

  @Test
  void a_variant_takes_no_other_attachment() {
    Ceremony user = Ceremony.withDefaults();

    assertRejected(user.registerAs("webauthn-platform", SoftKey.fresh()), "wrong-attachment");
    assertRejected(
        user.registerAs("webauthn-roaming", SoftKey.fresh().platform()), "wrong-attachment");
    assertRejected(
        user.registerAs("webauthn-roaming", SoftKey.fresh().reached("", List.of())),
        "wrong-attachment");
    assertThat(user.registerAs("webauthn-platform", SoftKey.fresh().platform()))
        .isInstanceOf(Verified.class);
  }

  @Test
  void what_the_user_has_is_excluded_with_how_it_is_reached() {
    SoftKey key = SoftKey.fresh();
    Ceremony user = Ceremony.of(key);
    Map<?, ?> options = options(user.begin("passkey", List.of(user.kept())).shown());

    assertThat(options.get("excludeCredentials")).isEqualTo(List.of(descriptor(key)));
  }

  private static Map<String, Object> descriptor(SoftKey key) {
    return Map.of(
        "type", "public-key", "id", Base64Url.encode(key.id()), "transports", List.of("usb"));
  }

  @Test
  void a_sign_in_has_the_options_of_the_standard_and_allows_every_passkey() {
    SoftKey key = SoftKey.fresh();
    SoftKey second = SoftKey.fresh();
    Ceremony user = Ceremony.of(key);
    Map<?, ?> options = options(user.challenge(Ceremony.of(second).kept()).shown());

    assertThat(options.get("allowCredentials"))
        .isEqualTo(List.of(descriptor(key), descriptor(second)));
    assertThat(options.get("rpId")).isEqualTo("localhost");
    assertThat(options.get("userVerification")).isEqualTo("preferred");
    assertThat(options.get("timeout")).isEqualTo(300_000L);
    assertThat(Base64Url.decode("" + options.get("challenge")).orElseThrow()).hasSize(32);
  }

  @Test
  void transports_that_are_not_known_are_left_out() {
    Ceremony user = Ceremony.of(SoftKey.fresh().reached("", List.of()));

    assertThat(String.valueOf(options(user.challenge().shown()).get("allowCredentials")))
        .doesNotContain("transports");
  }

  @Test
  void a_challenge_has_room_for_64_passkeys_and_the_one_that_was_asked_is_among_them() {
    SoftKey key = SoftKey.fresh();
    Ceremony user = Ceremony.of(key);
    Credential other = Ceremony.of(SoftKey.fresh()).kept();
    ChallengeStart challenge =
        user.challenge(Collections.nCopies(200, other).toArray(Credential[]::new));

    assertThat((List<?>) options(challenge.shown()).get("allowCredentials")).hasSize(64);
    assertThat(user.verify(challenge, key.get(options(challenge.shown())), NOON))
        .isInstanceOf(Verified.class);
  }
}
