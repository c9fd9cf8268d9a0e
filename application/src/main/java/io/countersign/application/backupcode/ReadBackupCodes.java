package io.countersign.application.backupcode;

import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** How a user's backup codes stand, without the codes. */
public final class ReadBackupCodes {

  private final BackupCodeSets sets;

  public ReadBackupCodes(BackupCodeSets sets) {
    this.sets = sets;
  }

  /**
   * @return nothing if the user has none
   */
  public Optional<BackupCodeSet> read(TenantId tenant, UserId user) {
    return sets.find(tenant, user);
  }
}
