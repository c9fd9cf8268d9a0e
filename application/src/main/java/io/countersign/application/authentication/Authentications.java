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
   * Those of all tenants whose time ended in a span and that are kept as unfinished, in the order
   * of their ends.
   *
   * @param after all ended later
   * @param until all ended then or before
   * @param most how many at the most, 1 to 1,000
   */
  List<Unanswered> unanswered(Instant after, Instant until, int most);

  /**
   * Keeps one as expired and forgets its challenge, unless it was finished, or kept as expired,
   * meanwhile. Waits for whoever has locked it. What its user proved is not touched.
   *
   * @return whether it did: of several at once, one does
   * @throws IllegalStateException if this thread is in no transaction
   */
  boolean expire(Unanswered one);

  /** When the time of the first of all that are kept ends, or has ended. */
  Optional<Instant> firstEnd();

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
