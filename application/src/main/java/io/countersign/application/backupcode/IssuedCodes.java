package io.countersign.application.backupcode;

import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import java.util.List;

/**
 * Codes to be shown to their user.
 *
 * @param set which they are of
 * @param codes those that can be used, in no order that means anything
 * @param group after how many characters a dash is shown
 */
public record IssuedCodes(BackupCodeSet set, List<BackupCode> codes, int group) {

  /** Keeps a copy. */
  public IssuedCodes {
    codes = List.copyOf(codes);
  }
}
