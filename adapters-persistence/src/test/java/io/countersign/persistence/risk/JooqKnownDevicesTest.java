package io.countersign.persistence.risk;

import io.countersign.application.risk.KnownDevices;
import io.countersign.application.risk.KnownDevicesContract;
import io.countersign.persistence.EachDatabase;

final class JooqKnownDevicesTest extends EachDatabase implements KnownDevicesContract {

  @Override
  public KnownDevices devices() {
    return storage.knownDevices();
  }
}
