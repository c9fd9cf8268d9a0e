package io.countersign.application.risk;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link LastPlaces} in memory. */
public final class MemoryLastPlaces implements LastPlaces {

  private final MemoryStore store;
  private final MemoryTable<LastPlace> places;

  public MemoryLastPlaces(MemoryStore store) {
    this.store = store;
    this.places = store.table(LastPlace.class);
  }

  @Override
  public Optional<LastPlace> find(TenantId tenant, UserId user) {
    return places.get(tenant, user);
  }

  @Override
  public void keep(LastPlace place) {
    store.inTransaction(() -> {
      boolean replaced =
          find(place.tenant(), place.user()).map(kept -> kept.replacedBy(place)).orElse(true);
      if (replaced) {
        places.put(place, place.tenant(), place.user());
      }
      return replaced;
    });
  }

  /** Forgets some that expired by then, those that expired first, and tells how many. */
  public int forgetExpired(Instant by, int most) {
    List<LastPlace> expired =
        places.all().stream()
            .filter(one -> !one.expiresAt().isAfter(by))
            .sorted(Comparator.comparing(LastPlace::expiresAt))
            .limit(most)
            .toList();
    expired.forEach(one -> places.remove(one.tenant(), one.user()));
    return expired.size();
  }
}
