package io.countersign.passkey;

import static io.countersign.passkey.Ceremony.assertRejected;
import static io.countersign.passkey.Ceremony.options;
import static io.countersign.passkey.SoftKey.BE;
import static io.countersign.passkey.SoftKey.UP;
import static io.countersign.passkey.SoftKey.UV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.EnrollmentStart;
import io.countersign.domain.factor.InvalidFactorConfig;
import io.countersign.domain.factor.Verification.Verified;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who vouches for authenticators: WebAuthn Level 3 section 7.1 steps 21 to 23. */
class AttestationTest {

  private final SoftKey vouchedFor = SoftKey.fresh().attested((signed, _) -> Maker.vouch(signed));

  private static Ceremony trusting(String roots) {
    return Ceremony.with(Map.of("attestation", "direct", "trustedRoots", roots));
  }

  private Ceremony user() {
    return trusting(Maker.pem(Maker.anotherRoot(), Maker.root()));
  }

  @Test
  void an_authenticator_that_a_trusted_maker_vouches_for_has_a_hardware_key() {
    Ceremony user = user();
    Verified registered = user.registered(vouchedFor);

    assertThat(options(user.begin().shown()).get("attestation")).isEqualTo("direct");
    assertThat(registered.profile().orElseThrow().facts()).containsEntry("attested", "true");
    assertThat(registered.evidence().orElseThrow().amr())
        .containsExactlyInAnyOrder("hwk", "user", "uv");
    assertThat(user.signedIn(vouchedFor).evidence().orElseThrow().amr()).contains("hwk");
  }

  @Test
  void a_key_that_may_be_copied_is_no_hardware_key() {
    assertThat(user().registered(vouchedFor.flags(UP | UV | BE)).evidence().orElseThrow().amr())
        .contains("swk");
  }

  @Test
  void there_may_be_text_around_the_roots() {
    String roots = "# Makers that we buy from\n" + Maker.pem(Maker.root()) + "end\n";

    assertThat(trusting(roots).registered(vouchedFor).identity()).isPresent();
  }

  @Test
  void somebody_who_is_not_trusted_vouches_in_vain() {
    Ceremony user = trusting(Maker.pem(Maker.anotherRoot()));

    assertRejected(user.register(vouchedFor), "untrusted-attestation");
  }

  @Test
  void a_certificate_holds_in_its_time_only_by_the_hosts_clock() {
    Ceremony user = user();
    EnrollmentStart start = user.begin();

    assertRejected(
        user.confirm(
            start,
            vouchedFor.create(options(start.shown())),
            Instant.parse("2001-01-01T00:00:00Z")),
        "untrusted-attestation");
  }

  @Test
  void without_attestation_nobody_gets_in_where_it_is_asked_for() {
    assertRejected(user().register(SoftKey.fresh()), "no-attestation");
  }

  @Test
  void an_authenticator_that_vouches_for_itself_does_not_either() {
    SoftKey alone =
        SoftKey.fresh().attested((signed, keys) -> Maker.vouchForItself(keys.sign(signed)));

    assertRejected(user().register(alone), "self-attestation");
    assertThat(Ceremony.withDefaults().registered(alone).profile().orElseThrow().facts())
        .containsEntry("attested", "false");
  }

  @Test
  void what_is_said_without_being_asked_for_must_be_true() {
    SoftKey liar = SoftKey.fresh().attested((signed, _) -> Maker.vouch(new byte[signed.length]));

    assertRejected(Ceremony.withDefaults().register(liar), "wrong-signature");
    assertRejected(user().register(liar), "wrong-signature");
  }

  @Test
  void what_is_said_in_an_unknown_form_is_refused() {
    SoftKey odd = SoftKey.fresh().attested((_, _) -> new SoftKey.Attestation("odd", Map.of()));

    assertRejected(Ceremony.withDefaults().register(odd), "malformed-attestation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/roots.pem",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
      })
  void what_is_no_certificate_stops_the_start(String roots) {
    assertThatThrownBy(() -> trusting(roots))
        .isInstanceOf(InvalidFactorConfig.class)
        .hasMessage("trustedRoots must be certificates in PEM");
  }
}
