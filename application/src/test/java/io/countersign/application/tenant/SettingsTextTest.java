package io.countersign.application.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.mfa.EnrollmentPrompt;
import io.countersign.domain.tenant.TenantSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTextTest {

  private static final FactorType TOTP = new FactorType("totp");
  private static final FactorType SMS = new FactorType("sms");

  @Test
  void what_is_usual_needs_no_text() {
    assertThat(SettingsText.write(TenantSettings.USUAL)).isEmpty();
    assertThat(SettingsText.read("")).isEqualTo(TenantSettings.USUAL);
  }

  @Test
  void everything_is_read_as_it_was_written() {
    TenantSettings chosen = TenantsContract.SETTINGS;

    assertThat(SettingsText.write(chosen))
        .isEqualTo(
            """
            backupCodes.count=8
            backupCodes.group=5
            backupCodes.length=20
            backupCodes.renewal=ALL
            backupCodes.viewable=false
            factors=backup-code totp
            freshProof=PT1M30S
            lockout.fullIdentifiers=true
            lockout.maxAttempts=7
            lockout.minutes=9
            lockout.mode=DELAY
            lockout.sourceAttempts=3
            origins=http://localhost:3000 https://shop.example
            prompt=SIGN_IN_AND_REGISTRATION
            trustedBrowsers=PT720H\
            """);
    assertThat(SettingsText.read(SettingsText.write(chosen))).isEqualTo(chosen);
  }

  @Test
  void only_what_is_not_usual_is_written() {
    assertThat(
            SettingsText.write(
                TenantSettings.USUAL
                    .withFactors(Optional.of(Set.of(TOTP, SMS)))
                    .withFreshProof(Duration.ofMinutes(1))))
        .isEqualTo("factors=sms totp\nfreshProof=PT1M");
  }

  @Test
  void what_is_not_there_is_usual() {
    assertThat(SettingsText.read("prompt=SIGN_IN"))
        .isEqualTo(TenantSettings.USUAL.withPrompt(EnrollmentPrompt.SIGN_IN));
  }

  @Test
  void what_a_later_version_added_is_ignored() {
    assertThat(SettingsText.read("allowedCountries=CH AT\nprompt=SIGN_IN\nquota=9=9"))
        .isEqualTo(TenantSettings.USUAL.withPrompt(EnrollmentPrompt.SIGN_IN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt",
        "prompt=SOMETIMES",
        "backupCodes.count=1",
        "backupCodes.count=many",
        "factors=",
        "factors=backup-code",
        "origins=shop.example"
      })
  void what_was_not_written_here_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingsText.read(text));
  }
}
