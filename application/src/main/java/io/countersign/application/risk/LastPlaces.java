package io.countersign.application.risk;

import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/** Where users last came in from; one place for each. */
public interface LastPlaces {

  /** That of a user, also one that expired. */
  Optional<LastPlace> find(TenantId tenant, UserId user);

  /**
   * Keeps the place if it replaces the one that is kept ({@link LastPlace#replacedBy}). Of several
   * at once the last one, by its time, is kept.
   */
  void keep(LastPlace place);
}
