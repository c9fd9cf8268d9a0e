package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.authenticator.Fingerprints;
import io.countersign.application.backupcode.BackupCodeSets;
import io.countersign.application.backupcode.FactorsAndBackupCodes;
import io.countersign.application.factor.Factors;
import io.countersign.server.plugin.PluginHost;
import jakarta.inject.Singleton;

/** The factors that the plugins bring, and backup codes. */
final class FactorsModule extends AbstractModule {

  private final PluginHost plugins;

  FactorsModule(PluginHost plugins) {
    this.plugins = plugins;
  }

  @Provides
  @Singleton
  Factors factors(BackupCodeSets backupCodes, Fingerprints fingerprints) {
    return new FactorsAndBackupCodes(plugins.factors(), backupCodes, fingerprints);
  }
}
