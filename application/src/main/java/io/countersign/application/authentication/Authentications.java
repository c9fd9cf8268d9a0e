package io.countersign.application.authentication;

import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs of proving. The state of a challenge is encrypted at rest. */
public interface Authentications {

  /** Keeps a new one. */
  void add(Authentication authentication);

  /** One of them, as last kept. */
  Optional<Authentication> find(TenantId tenant, AuthenticationId id);

  /** One of them, locked until the transaction ends. */
  Optional<Authentication> lock(TenantId tenant, AuthenticationId id);

  /**
   * Those of a user that wait for something and have not expired, locked until the transaction
   * ends. The user is to be locked before.
   */
  List<Authentication> lockUnfinished(TenantId tenant, UserId user, Instant now);

  /** Keeps its progress, proofs and count of wrong responses. To be locked before. */
  void update(Authentication authentication);

  /**
   * Those of a tenant in the order in which they began.
   *
   * @param after all come after this one
   * @param until all began before
   * @param most how many, 1 or more
   */
  List<Authentication> page(TenantId tenant, AuthenticationMark after, Instant until, int most);

  /**
   * How many of a tenant began in this time.
   *
   * @param since then or later
   * @param until before
   */
  int count(TenantId tenant, Instant since, Instant until);
}
