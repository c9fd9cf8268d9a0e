package io.countersign.persistence.risk;

import io.countersign.application.risk.LastPlaces;
import io.countersign.application.risk.LastPlacesContract;
import io.countersign.persistence.EachDatabase;

final class JooqLastPlacesTest extends EachDatabase implements LastPlacesContract {

  @Override
  public LastPlaces places() {
    return storage.lastPlaces();
  }
}
