package io.countersign.persistence.delivery;

import io.countersign.application.delivery.Sends;
import io.countersign.application.delivery.SendsContract;
import io.countersign.persistence.EachDatabase;

final class JooqSendsTest extends EachDatabase implements SendsContract {

  @Override
  public Sends sends() {
    return storage.sends();
  }
}
