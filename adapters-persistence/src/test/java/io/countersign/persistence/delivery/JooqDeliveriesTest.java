package io.countersign.persistence.delivery;

import io.countersign.application.delivery.Deliveries;
import io.countersign.application.delivery.DeliveriesContract;
import io.countersign.persistence.EachDatabase;

final class JooqDeliveriesTest extends EachDatabase implements DeliveriesContract {

  @Override
  public Deliveries deliveries() {
    return storage.deliveries();
  }
}
