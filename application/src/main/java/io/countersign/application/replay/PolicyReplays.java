package io.countersign.application.replay;

import io.countersign.application.policy.PolicySource;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Replays, and how far each is. The secrets of drafts are encrypted at rest. */
public interface PolicyReplays {

  /**
   * Keeps a new one.
   *
   * @param draft what is replayed, unless it is a version that is kept already
   */
  void add(PolicyReplay replay, Optional<PolicySource> draft);

  /** One of them, as last kept. */
  Optional<PolicyReplay> find(TenantId tenant, ReplayId id);

  /** The draft that it replays, secrets included; nothing once it is over. */
  Optional<PolicySource> draft(TenantId tenant, ReplayId id);

  /** One of a tenant that is not over, if there is one. */
  Optional<PolicyReplay> unfinished(TenantId tenant);

  /**
   * A tenant's, the newest first.
   *
   * @param most how many, 1 or more
   */
  List<PolicyReplay> newest(TenantId tenant, int most);

  /** Of those of all tenants that are to go on by now, the one that waits longest. */
  Optional<PolicyReplay> due(Instant by);

  /**
   * Keeps how far it came, unless somebody else brought it elsewhere meanwhile. The draft of one
   * that is over is forgotten.
   *
   * @param from as it was found
   * @return false if its state, or how many it examined, is something else by now; nothing is
   *     changed then
   */
  boolean advance(PolicyReplay from, PolicyReplay to);
}
