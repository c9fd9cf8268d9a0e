package io.countersign.application.user;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Optional;

/** The people that applications mentioned. */
public interface Users {

  /**
   * Keeps the user if this is the first mention. Several mentions at once make one user.
   *
   * @return the user as known
   */
  User mention(User user);

  /** Keeps what was chosen for a user, and what the user chose. To be locked before. */
  void update(User user);

  /** The user of this id. */
  Optional<User> find(TenantId tenant, UserId id);

  /**
   * The user of this id, locked until the transaction ends: whoever changes which authenticators a
   * user has holds this lock.
   */
  Optional<User> lock(TenantId tenant, UserId id);

  /**
   * Users in the order of their ids (by code point).
   *
   * @param after the last id of the page before, or nothing for the first page
   * @param most how many at the most, 1 to 200
   */
  List<User> page(TenantId tenant, Optional<UserId> after, int most);
}
