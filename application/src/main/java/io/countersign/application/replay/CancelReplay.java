package io.countersign.application.replay;

import io.countersign.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/** Ends a replay that nobody needs any more. */
public final class CancelReplay {

  private final PolicyReplays replays;
  private final InstantSource clock;

  public CancelReplay(PolicyReplays replays, InstantSource clock) {
    this.replays = replays;
    this.clock = clock;
  }

  /** As it is then; one that was over stays as it is. Nothing if there is none. */
  public Optional<PolicyReplay> cancel(TenantId tenant, ReplayId id) {
    Optional<PolicyReplay> found = replays.find(tenant, id);
    while (found.isPresent() && !found.get().state().over()) {
      PolicyReplay canceled =
          found.get().over(ReplayState.CANCELED, Optional.empty(), clock.instant());
      // It goes on until whoever replays it finds that it was canceled.
      found =
          replays.advance(found.get(), canceled) ? Optional.of(canceled) : replays.find(tenant, id);
    }
    return found;
  }
}
