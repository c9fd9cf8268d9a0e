package io.countersign.application.backupcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.factor.CodeFactor;
import io.countersign.application.factor.MemoryFactors;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.domain.backupcode.BackupCode;
import org.junit.jupiter.api.Test;

class FactorsAndBackupCodesTest {

  private final MemoryFactors plugins = new MemoryFactors();
  private final FactorsAndBackupCodes factors =
      new FactorsAndBackupCodes(
          plugins,
          new MemoryBackupCodeSets(new MemoryStore(), new MemorySecrets()),
          new Fingerprints(new MemorySecrets()));

  @Test
  void backup_codes_are_there_without_a_plugin_and_nobody_is_offered_to_enroll_them() {
    assertThat(factors.find(BackupCode.FACTOR)).isPresent();
    assertThat(factors.all()).isEmpty();
  }

  @Test
  void what_plugins_brought_is_there_too() {
    plugins.load(CodeFactor.TYPE, CodeFactor.TRAITS, new CodeFactor());

    assertThat(factors.find(CodeFactor.TYPE)).isPresent();
    assertThat(factors.all()).hasSize(1);
    assertThat(factors.refused()).isEmpty();
  }

  @Test
  void a_plugin_of_their_name_does_not_stand_in_for_them() {
    plugins.load(BackupCode.FACTOR, CodeFactor.TRAITS, new CodeFactor());

    assertThat(factors.find(BackupCode.FACTOR).orElseThrow().version()).isEqualTo("built-in");
  }
}
