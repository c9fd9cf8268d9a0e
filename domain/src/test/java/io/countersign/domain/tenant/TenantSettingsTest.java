package io.countersign.domain.tenant;

import static io.countersign.domain.tenant.TenantSettings.USUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSettingsTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType SMS = new FactorType("sms");

  @Test
  void everything_is_allowed_unless_the_tenant_chose() {
    assertThat(USUAL.allows(TOTP)).isTrue();
    assertThat(USUAL.allows(BackupCode.FACTOR)).isTrue();
  }

  @Test
  void only_what_the_tenant_chose_is_allowed() {
    TenantSettings settings = USUAL.withFactors(Optional.of(Set.of(TOTP)));

    assertThat(settings.allows(TOTP)).isTrue();
    assertThat(settings.allows(SMS)).isFalse();
    assertThat(settings.allows(BackupCode.FACTOR)).isFalse();
  }

  @Test
  void backup_codes_are_never_the_only_factor() {
    assertThat(USUAL.withFactors(Optional.of(Set.of(TOTP, BackupCode.FACTOR))).factors())
        .contains(Set.of(TOTP, BackupCode.FACTOR));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withFactors(Optional.of(Set.of(BackupCode.FACTOR))));
  }

  @Test
  void there_are_1_to_32_factors() {
    assertThat(USUAL.withFactors(Optional.of(factors(32))).factors()).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withFactors(Optional.of(factors(33))));
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withFactors(Optional.of(Set.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30S", "PT5M", "PT1H"})
  void a_proof_is_fresh_for_30_seconds_to_an_hour(Duration age) {
    assertThat(USUAL.withFreshProof(age).freshProof()).isEqualTo(age);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT29S", "PT0S", "PT-1M", "PT1H1S", "PT45.5S", "PT1H0.000000001S"})
  void a_proof_is_fresh_for_no_other_time(Duration age) {
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withFreshProof(age));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1D", "P30D", "P365D"})
  void a_browser_is_remembered_for_1_to_365_days(Duration time) {
    assertThat(USUAL.withTrustedBrowsers(Optional.of(time)).trustedBrowsers()).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P-1D", "P366D", "PT36H", "PT24H0.5S"})
  void a_browser_is_remembered_for_no_other_time(Duration time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withTrustedBrowsers(Optional.of(time)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example:8443",
        "https://xn--mller-kva.example",
        "https://192.0.2.1",
        "https://[2001:db8::1]:8443",
        "http://localhost",
        "http://localhost:3000",
        "http://app.localhost:3000",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void an_origin_is_what_browsers_send(String origin) {
    assertThat(USUAL.withOrigins(Set.of(origin)).origins()).containsExactly(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "shop.example",
        "https://",
        "https://*.shop.example",
        "https://shop.example/",
        "https://shop.example/path",
        "https://shop.example?q",
        "https://Shop.example",
        "HTTPS://shop.example",
        "https://shop.example:443",
        "http://localhost:80",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://shop.example:99999",
        "https://user@shop.example",
        "https://müller.example",
        "https://shop..example",
        "https://-shop.example",
        "https://shop.example\nhttps://other.example",
        "https://shop.example https://other.example",
        "http://shop.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "ftp://localhost"
      })
  void nothing_else_is_an_origin(String origin) {
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withOrigins(Set.of(origin)));
  }

  @Test
  void there_are_10_origins_at_the_most() {
    assertThat(USUAL.withOrigins(origins(10)).origins()).hasSize(10);
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withOrigins(origins(11)));
  }

  @Test
  void an_origin_has_255_characters_at_the_most() {
    String most = "https://" + "a.".repeat(123) + "a";

    assertThat(most).hasSize(255);
    assertThat(USUAL.withOrigins(Set.of(most)).origins()).containsExactly(most);
    assertThatIllegalArgumentException().isThrownBy(() -> USUAL.withOrigins(Set.of(most + "a")));
  }

  private static Set<FactorType> factors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FactorType("factor-" + i))
        .collect(Collectors.toSet());
  }

  private static Set<String> origins(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "https://shop-" + i + ".example")
        .collect(Collectors.toSet());
  }
}
