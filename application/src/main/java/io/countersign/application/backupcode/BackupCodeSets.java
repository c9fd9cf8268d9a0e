package io.countersign.application.backupcode;

import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The backup codes of users, one set each at the most. A code is looked up by its keyed hash. The
 * codes themselves are kept only where their users may see them again, encrypted, bound to tenant,
 * user and set.
 */
public interface BackupCodeSets {

  /** The set of a user, whatever its state. */
  Optional<BackupCodeSet> find(TenantId tenant, UserId user);

  /**
   * Keeps a set in place of whatever the user had; none of the codes from before is known any more.
   * The user is to be locked before.
   *
   * @param hashes of its codes that are not used
   * @param codes what the user may see again
   */
  void replace(BackupCodeSet set, Set<Fingerprint> hashes, Optional<SecretBytes> codes);

  /** Keeps the status of a set, how many of it are left and when it was confirmed. */
  void update(BackupCodeSet set);

  /**
   * Uses up the code with this hash. Of several at once that use the same one, one does.
   *
   * @return false if the set has no such code that is not used; nothing is changed then
   */
  boolean spend(TenantId tenant, AuthenticatorId set, Fingerprint hash, Instant now);

  /** The hashes of the codes of a set that are not used. */
  Set<Fingerprint> unspent(TenantId tenant, AuthenticatorId set);

  /**
   * What was kept for the user to see again, used codes included.
   *
   * @throws io.countersign.application.secret.SecretUnreadable if it cannot be decrypted
   */
  Optional<SecretBytes> codes(TenantId tenant, UserId user);

  /** Forgets the set of a user and all its codes, if there is one. The user is to be locked. */
  void remove(TenantId tenant, UserId user);
}
