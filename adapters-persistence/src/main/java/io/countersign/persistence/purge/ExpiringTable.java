package io.countersign.persistence.purge;

import static io.countersign.persistence.generated.Tables.ATTEMPTS;
import static io.countersign.persistence.generated.Tables.AUTHENTICATIONS;
import static io.countersign.persistence.generated.Tables.CONTACT_VERIFICATIONS;
import static io.countersign.persistence.generated.Tables.COUNTERS;
import static io.countersign.persistence.generated.Tables.DELIVERIES;
import static io.countersign.persistence.generated.Tables.ENROLLMENTS;
import static io.countersign.persistence.generated.Tables.EVENTS;
import static io.countersign.persistence.generated.Tables.IDEMPOTENCY_KEYS;
import static io.countersign.persistence.generated.Tables.KNOWN_DEVICES;
import static io.countersign.persistence.generated.Tables.LAST_PLACES;
import static io.countersign.persistence.generated.Tables.POLICY_REPLAYS;
import static io.countersign.persistence.generated.Tables.SEND_COUNTS;
import static io.countersign.persistence.generated.Tables.TRUSTED_BROWSERS;
import static io.countersign.persistence.generated.Tables.USER_TOKENS;
import static io.countersign.persistence.generated.Tables.WEBHOOK_DELIVERIES;

import io.countersign.application.purge.Perishable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * A table whose rows expire, with an index on when.
 *
 * @param primaryKey its columns, in their order
 */
record ExpiringTable(
    Table<Record> table,
    TableField<Record, Instant> expiresAt,
    List<TableField<Record, ?>> primaryKey) {

  static ExpiringTable of(Perishable kind) {
    return switch (kind) {
      case AUTHENTICATIONS -> of(AUTHENTICATIONS, AUTHENTICATIONS.EXPIRES_AT);
      case ENROLLMENTS -> of(ENROLLMENTS, ENROLLMENTS.EXPIRES_AT);
      case IDEMPOTENCY_KEYS -> of(IDEMPOTENCY_KEYS, IDEMPOTENCY_KEYS.EXPIRES_AT);
      case DELIVERIES -> of(DELIVERIES, DELIVERIES.EXPIRES_AT);
      case SEND_COUNTS -> of(SEND_COUNTS, SEND_COUNTS.EXPIRES_AT);
      case CONTACT_VERIFICATIONS -> of(CONTACT_VERIFICATIONS, CONTACT_VERIFICATIONS.EXPIRES_AT);
      case TRUSTED_BROWSERS -> of(TRUSTED_BROWSERS, TRUSTED_BROWSERS.EXPIRES_AT);
      case EVENTS -> of(EVENTS, EVENTS.HAPPENED_AT);
      case USER_TOKENS -> of(USER_TOKENS, USER_TOKENS.EXPIRES_AT);
      case KNOWN_DEVICES -> of(KNOWN_DEVICES, KNOWN_DEVICES.EXPIRES_AT);
      case LAST_PLACES -> of(LAST_PLACES, LAST_PLACES.EXPIRES_AT);
      case COUNTERS -> of(COUNTERS, COUNTERS.EXPIRES_AT);
      case ATTEMPTS -> of(ATTEMPTS, ATTEMPTS.EXPIRES_AT);
      case POLICY_REPLAYS -> of(POLICY_REPLAYS, POLICY_REPLAYS.EXPIRES_AT);
      case WEBHOOK_DELIVERIES -> of(WEBHOOK_DELIVERIES, WEBHOOK_DELIVERIES.EXPIRES_AT);
    };
  }

  private static ExpiringTable of(Table<Record> table, TableField<Record, Instant> expiresAt) {
    return new ExpiringTable(
        table, expiresAt, Objects.requireNonNull(table.getPrimaryKey()).getFields());
  }
}
