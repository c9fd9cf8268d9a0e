package io.countersign.application.backupcode;

import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.factor.Factors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Optional;

/**
 * The factors that plugins brought, and the one that is always there. It can be asked for and
 * answered; it is not among those that users choose to enroll.
 */
public final class FactorsAndBackupCodes implements Factors {

  private final Factors plugins;
  private final LoadedFactor backupCodes;

  public FactorsAndBackupCodes(Factors plugins, BackupCodeSets sets, Fingerprints fingerprints) {
    this.plugins = plugins;
    this.backupCodes =
        new LoadedFactor(
            BackupCode.FACTOR,
            "built-in",
            BackupCodeFactor.TRAITS,
            new BackupCodeFactor(sets, fingerprints));
  }

  @Override
  public Optional<LoadedFactor> find(FactorType type) {
    return type.equals(BackupCode.FACTOR) ? Optional.of(backupCodes) : plugins.find(type);
  }

  @Override
  public List<LoadedFactor> all() {
    return plugins.all();
  }

  @Override
  public List<RefusedPlugin> refused() {
    return plugins.refused();
  }
}
