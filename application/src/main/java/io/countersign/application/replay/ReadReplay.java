package io.countersign.application.replay;

import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Reads how far a replay is, and what came of it so far. */
public final class ReadReplay {

  private final PolicyReplays replays;

  public ReadReplay(PolicyReplays replays) {
    this.replays = replays;
  }

  /** One of a tenant's. */
  public Optional<PolicyReplay> read(TenantId tenant, ReplayId id) {
    return replays.find(tenant, id);
  }
}
