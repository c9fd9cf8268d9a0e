package com.example.countersign.sqlite;

import io.countersign.application.risk.LastPlaces;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.risk.LastPlace;
import io.countersign.domain.risk.Place;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.Optional;

/** {@link LastPlaces} in SQLite. */
record SqliteLastPlaces(Sqlite database) implements LastPlaces {

  @Override
  public Optional<LastPlace> find(TenantId tenant, UserId user) {
    return database.first(
        "select * from last_places where tenant_id = ? and user_id = ?",
        SqliteLastPlaces::place,
        tenant,
        user);
  }

  @Override
  public void keep(LastPlace place) {
    int _ =
        database.change(
            "insert into last_places values (?, ?, ?, ?, ?, ?)"
                + " on conflict do update set latitude = excluded.latitude,"
                + " longitude = excluded.longitude, seen_at = excluded.seen_at,"
                + " expires_at = excluded.expires_at"
                + " where seen_at < excluded.seen_at or seen_at > ?",
            place.tenant(),
            place.user(),
            place.place().latitude(),
            place.place().longitude(),
            place.at(),
            place.expiresAt(),
            place.at().plus(KnownDevice.SKEW));
  }

  private static LastPlace place(Row row) throws SQLException {
    return new LastPlace(
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        new Place(row.count("latitude"), row.count("longitude")),
        row.instant("seen_at"));
  }
}
