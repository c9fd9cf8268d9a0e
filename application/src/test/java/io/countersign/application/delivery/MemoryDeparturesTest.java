package io.countersign.application.delivery;

import io.countersign.domain.outgoing.Delivery;
import java.util.List;
import java.util.UUID;

final class MemoryDeparturesTest implements DeparturesContract {

  private final MemoryDepartures departures = new MemoryDepartures();

  @Override
  public Departures departures() {
    return departures;
  }

  @Override
  public void begun(Delivery delivery) {
    // Nobody asks how far it got.
  }

  @Override
  public List<UUID> left() {
    return departures.all().stream().map(one -> one.delivery().id().value()).toList();
  }
}
