package io.countersign.application.authentication;

import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.backupcode.BackupCode;
import java.util.Comparator;

/**
 * In which order a user's authenticators are asked: the one they prefer, then the one they used
 * last. Backup codes come last of all, for when nothing else is at hand.
 */
final class AskingOrder {

  static final Comparator<Authenticator> FIRST_TO_LAST =
      Comparator.comparing((Authenticator bound) -> bound.factor().equals(BackupCode.FACTOR))
          .thenComparing(bound -> !bound.preferred())
          .thenComparing(
              bound -> bound.lastUsedAt().orElse(bound.createdAt()), Comparator.reverseOrder());

  private AskingOrder() {}
}
