package io.countersign.application.lockout;

import io.countersign.domain.attempt.LinkedIdentifier;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** Which identifiers are whose. */
public interface UserIdentifiers {

  /**
   * Whose the identifier is.
   *
   * @param mark a keyed hash of it
   */
  Optional<UserId> owner(TenantId tenant, SecretBytes mark);

  /** Those of a user, the one that was linked first first. */
  List<LinkedIdentifier> ofUser(TenantId tenant, UserId user);

  /** Keeps one; whosever it was before, it is no more. */
  void keep(LinkedIdentifier identifier);

  /**
   * Forgets one, if it is still that user's.
   *
   * @return whether it was; of several at once that remove it, to one
   */
  boolean remove(LinkedIdentifier known);
}
