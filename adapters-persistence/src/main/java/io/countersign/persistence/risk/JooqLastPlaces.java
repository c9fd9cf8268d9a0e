package io.countersign.persistence.risk;

import static io.countersign.persistence.generated.Tables.LAST_PLACES;
import static org.jooq.impl.DSL.param;

import io.countersign.application.risk.LastPlaces;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Prepared;
import io.countersign.persistence.database.Row;
import java.util.Optional;
import org.jooq.Condition;

/** {@link LastPlaces} in a database. */
public final class JooqLastPlaces implements LastPlaces {

  private final Database database;
  private final Prepared find;
  private final Prepared move;

  public JooqLastPlaces(Database database) {
    this.database = database;
    this.find = database.prepare(sql -> sql.selectFrom(LAST_PLACES).where(ofOneUser()));
    this.move =
        database.prepare(sql ->
            sql.update(LAST_PLACES)
                .set(LAST_PLACES.LATITUDE, param(LAST_PLACES.LATITUDE))
                .set(LAST_PLACES.LONGITUDE, param(LAST_PLACES.LONGITUDE))
                .set(LAST_PLACES.SEEN_AT, param(LAST_PLACES.SEEN_AT))
                .set(LAST_PLACES.EXPIRES_AT, param(LAST_PLACES.EXPIRES_AT))
                .where(ofOneUser())
                .and(
                    LAST_PLACES
                        .SEEN_AT
                        .lt(param(LAST_PLACES.SEEN_AT))
                        .or(LAST_PLACES.SEEN_AT.gt(param(LAST_PLACES.SEEN_AT)))));
  }

  private static Condition ofOneUser() {
    return LAST_PLACES
        .TENANT_ID
        .eq(param(LAST_PLACES.TENANT_ID))
        .and(LAST_PLACES.USER_ID.eq(param(LAST_PLACES.USER_ID)));
  }

  @Override
  public Optional<LastPlace> find(TenantId tenant, UserId user) {
    return find.first(JooqLastPlaces::place, tenant, user);
  }

  @Override
  public void keep(LastPlace place) {
    if (!moved(place)) {
      add(place);
      // Somebody may have added one a moment before, for an earlier time.
      boolean _ = moved(place);
    }
  }

  private boolean moved(LastPlace to) {
    return move.execute(
            to.place().latitude(),
            to.place().longitude(),
            to.at(),
            to.expiresAt(),
            to.tenant(),
            to.user(),
            to.at(),
            to.at().plus(KnownDevice.SKEW))
        == 1;
  }

  private void add(LastPlace place) {
    database.present(
        database
            .sql()
            .insertInto(LAST_PLACES)
            .set(LAST_PLACES.TENANT_ID, place.tenant())
            .set(LAST_PLACES.USER_ID, place.user())
            .set(LAST_PLACES.LATITUDE, place.place().latitude())
            .set(LAST_PLACES.LONGITUDE, place.place().longitude())
            .set(LAST_PLACES.SEEN_AT, place.at())
            .set(LAST_PLACES.EXPIRES_AT, place.expiresAt()),
        LAST_PLACES.SEEN_AT);
  }

  private static LastPlace place(Row row) {
    return new LastPlace(
        row.get(LAST_PLACES.TENANT_ID),
        row.get(LAST_PLACES.USER_ID),
        new Place(row.get(LAST_PLACES.LATITUDE), row.get(LAST_PLACES.LONGITUDE)),
        row.get(LAST_PLACES.SEEN_AT));
  }
}
