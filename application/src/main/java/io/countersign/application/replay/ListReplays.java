package io.countersign.application.replay;

import io.countersign.domain.tenant.TenantId;
import java.util.List;

/** Lists the latest replays of a tenant. */
public final class ListReplays {

  private static final int MOST = 20;

  private final PolicyReplays replays;

  public ListReplays(PolicyReplays replays) {
    this.replays = replays;
  }

  /** The newest first. */
  public List<PolicyReplay> list(TenantId tenant) {
    return replays.newest(tenant, MOST);
  }
}
