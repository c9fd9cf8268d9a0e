package com.example.countersign.sqlite;

import io.countersign.application.risk.KnownDevices;
import io.countersign.domain.risk.KnownDevice;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.sql.SQLException;
import java.util.List;

/** {@link KnownDevices} in SQLite. */
record SqliteKnownDevices(Sqlite database) implements KnownDevices {

  @Override
  public List<KnownDevice> ofUser(TenantId tenant, UserId user) {
    return database.all(
        "select * from known_devices where tenant_id = ? and user_id = ?"
            + " order by seen_at desc, mark limit ?",
        SqliteKnownDevices::device,
        tenant,
        user,
        KnownDevice.MOST);
  }

  @Override
  public void keep(KnownDevice device) {
    int _ =
        database.change(
            "insert into known_devices values (?, ?, ?, ?, ?)"
                + " on conflict do update set seen_at = excluded.seen_at,"
                + " expires_at = excluded.expires_at"
                + " where seen_at < excluded.seen_at or seen_at > ?",
            device.tenant(),
            device.user(),
            device.mark(),
            device.seenAt(),
            device.expiresAt(),
            device.seenAt().plus(KnownDevice.SKEW));
  }

  @Override
  public void forgetOldest(TenantId tenant, UserId user) {
    int _ =
        database.change(
            "delete from known_devices where rowid in (select rowid from known_devices"
                + " where tenant_id = ? and user_id = ? order by seen_at desc, mark"
                + " limit -1 offset ?)",
            tenant,
            user,
            KnownDevice.MOST);
  }

  private static KnownDevice device(Row row) throws SQLException {
    return new KnownDevice(
        new TenantId(row.text("tenant_id")),
        new UserId(row.text("user_id")),
        row.bytes("mark"),
        row.instant("seen_at"),
        row.instant("expires_at"));
  }
}
