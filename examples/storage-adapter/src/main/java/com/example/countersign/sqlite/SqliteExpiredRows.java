package com.example.countersign.sqlite;

import io.countersign.application.purge.ExpiredRows;
import io.countersign.application.purge.Perishable;
import java.time.Instant;

/** {@link ExpiredRows} of SQLite. */
record SqliteExpiredRows(Sqlite database) implements ExpiredRows {

  /** Nobody else is in a transaction: no row is in use. */
  @Override
  public int purgeSome(Perishable kind, Instant expiredBy, int most) {
    String table =
        switch (kind) {
          case AUTHENTICATIONS -> "authentications";
          case ENROLLMENTS -> "enrollments";
          case IDEMPOTENCY_KEYS -> "idempotency_keys";
          case DELIVERIES -> "deliveries";
          case SEND_COUNTS -> "send_counts";
          case CONTACT_VERIFICATIONS -> "contact_verifications";
          case TRUSTED_BROWSERS -> "trusted_browsers";
          case EVENTS -> "events";
          case USER_TOKENS -> "user_tokens";
          case KNOWN_DEVICES -> "known_devices";
          case LAST_PLACES -> "last_places";
          case COUNTERS -> "counters";
          case ATTEMPTS -> "attempts";
          case POLICY_REPLAYS -> "policy_replays";
          case WEBHOOK_DELIVERIES -> "webhook_deliveries";
        };
    String expiry = kind == Perishable.EVENTS ? "happened_at" : "expires_at";
    return database.inTransaction(() ->
        database.change(
            ("delete from %1$s where rowid in (select rowid from %1$s where %2$s <= ?"
                    + " order by %2$s limit ?)")
                .formatted(table, expiry),
            expiredBy,
            most));
  }
}
