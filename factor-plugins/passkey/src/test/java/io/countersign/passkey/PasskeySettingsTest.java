package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.FactorConfig;
import io.countersign.domain.factor.InvalidFactorConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeySettingsTest {

  private static PasskeySettings of(Map<String, String> settings) {
    return PasskeySettings.of(FactorConfig.of(settings));
  }

  @Test
  void the_defaults_are_for_this_machine_only() {
    PasskeySettings settings = of(Map.of());

    assertThat(settings.rpId()).isEqualTo("localhost");
    assertThat(settings.ofThisMachine()).isTrue();
    assertThat(settings.origins().expect("http://localhost")).isTrue();
    assertThat(settings.origins().expect("http://localhost:49152")).isTrue();
    assertThat(settings.origins().expect("https://localhost")).isFalse();
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void an_rp_id_alone_is_its_own_origin() {
    Origins origins = of(Map.of("rpId", "acme.example")).origins();

    assertThat(origins.expect("https://acme.example")).isTrue();
    assertThat(origins.expect("https://login.acme.example")).isFalse();
    assertThat(origins.expect("http://acme.example")).isFalse();
    assertThat(origins.expect("http://localhost")).isFalse();
  }

  @Test
  void several_origins_are_taken_each_as_it_is() {
    String app = "android:apk-key-hash:" + "A".repeat(43);
    Origins origins =
        of(Map.of(
                "rpId",
                "acme.example",
                "origins",
                "https://login.acme.example, https://acme.test:8443\n" + app))
            .origins();

    assertThat(origins.own())
        .containsExactly("https://login.acme.example", "https://acme.test:8443", app);
    assertThat(origins.expect("https://acme.example")).isFalse();
    assertThat(origins.expect("https://login.acme.example:443")).isFalse();
  }

  @Test
  void a_page_in_a_frame_is_taken_if_the_page_around_it_is_known() {
    SoftKey key = SoftKey.fresh().at("https://acme.example").rpId("acme.example");
    key.clientData(data ->
        data.replace("false", "true").replace("}", ",\"topOrigin\":\"https://shop.example\"}"));
    Ceremony user =
        Ceremony.with(Map.of("rpId", "acme.example", "topOrigins", "https://shop.example"));

    assertThat(user.registered(key).identity()).isPresent();
    assertThat(user.signedIn(key).evidence()).isPresent();
  }

  @Test
  void models_are_taken_or_not() {
    String known = "cb69481e-8ff7-4039-93ec-0a2729a154a8";
    Ceremony some = Ceremony.with(Map.of("allowedAaguids", known));
    Ceremony others = Ceremony.with(Map.of("deniedAaguids", known));

    assertThat(some.registered(SoftKey.fresh().model(known)).identity()).isPresent();
    Ceremony.assertRejected(some.register(SoftKey.fresh()), "authenticator-not-taken");
    Ceremony.assertRejected(
        others.register(SoftKey.fresh().model(known)), "authenticator-not-taken");
    assertThat(others.registered(SoftKey.fresh()).identity()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACME.example",
        "https://acme.example",
        "acme.example:443",
        "acme",
        "192.168.1.1",
        "-acme.example",
        "acme.example.",
        ""
      })
  void an_rp_id_is_a_domain(String rpId) {
    assertRefused(Map.of("rpId", rpId), "rpId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.example",
        "http://acme.example",
        "https://acme.example/",
        "https://acme.example:443",
        "https://ACME.example",
        "https://*.acme.example",
        "https://user@acme.example",
        "https://acme.example https//acme.example",
        "android:apk-key-hash:short"
      })
  void an_origin_is_written_as_browsers_write_it(String origin) {
    assertRefused(Map.of("rpId", "acme.example", "origins", origin), "origins");
    assertRefused(Map.of("rpId", "acme.example", "topOrigins", origin), "topOrigins");
  }

  @Test
  void origins_without_an_rp_id_are_refused() {
    assertRefused(Map.of("origins", "https://acme.example"), "rpId");
  }

  @ParameterizedTest
  @CsvSource({
    "rpName, ' '",
    "userVerification, sometimes",
    "residentKey, maybe",
    "attestation, indirect",
    "trustedRoots, /nowhere",
    "allowedAaguids, YubiKey",
    "deniedAaguids, CB69481E-8FF7-4039-93EC-0A2729A154A8",
    "timeout, 1",
    "timeout, PT5M",
    "algorithms, none",
    "algorithms, ''",
    "signatureCounter, maybe",
    "icon, http://acme.example/{aaguid}",
    "icon, https://acme.example/icon",
  })
  void a_setting_outside_its_range_is_refused_by_name(String name, String value) {
    assertRefused(Map.of(name, value), name);
  }

  @Test
  void attestation_needs_somebody_who_is_trusted() {
    assertRefused(Map.of("attestation", "direct"), "trustedRoots");
    assertRefused(Map.of("attestation", "direct", "trustedRoots", "/no/such/file"), "trustedRoots");
  }

  private static void assertRefused(Map<String, String> settings, String name) {
    assertThatThrownBy(() -> of(settings))
        .isInstanceOfSatisfying(
            InvalidFactorConfig.class,
            refused ->
                assertThat(refused.problems())
                    .anySatisfy(problem -> assertThat(problem).startsWith(name + " ")));
  }
}
