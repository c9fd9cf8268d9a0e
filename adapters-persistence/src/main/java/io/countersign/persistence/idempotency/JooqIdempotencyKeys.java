package io.countersign.persistence.idempotency;

import static io.countersign.persistence.generated.Tables.IDEMPOTENCY_KEYS;

import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** {@link IdempotencyKeys} in a database. */
public final class JooqIdempotencyKeys implements IdempotencyKeys {

  private final Database database;
  private final Secrets secrets;

  public JooqIdempotencyKeys(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /**
   * Inserts first and looks afterwards: the insert waits for whoever claims the same key right now,
   * and if that was rolled back, it is the first.
   */
  @Override
  public Claim claim(
      CallerId caller, String key, SecretBytes request, Instant now, Instant expiresAt) {
    database.locking();
    if (inserted(caller, key, request, expiresAt)) {
      return new Claim.First();
    }
    return locked(caller, key)
        .map(row -> judged(row, caller, key, request, now, expiresAt))
        .orElseGet(() -> claim(caller, key, request, now, expiresAt));
  }

  @Override
  public void keep(CallerId caller, String key, KeptAnswer answer) {
    Sealed sealed = secrets.seal(answer.body(), Places.answer(caller, key));
    Rows.changed(
        database
            .sql()
            .update(IDEMPOTENCY_KEYS)
            .set(IDEMPOTENCY_KEYS.STATUS, answer.status())
            .set(IDEMPOTENCY_KEYS.LOCATION, answer.location().orElse(null))
            .set(IDEMPOTENCY_KEYS.BODY, sealed.ciphertext())
            .set(IDEMPOTENCY_KEYS.BODY_KEY_ID, sealed.keyId())
            .where(is(caller, key)));
  }

  @Override
  public void release(CallerId caller, String key) {
    database.sql().deleteFrom(IDEMPOTENCY_KEYS).where(is(caller, key)).execute();
  }

  private boolean inserted(CallerId caller, String key, SecretBytes request, Instant expiresAt) {
    return database.added(
        database
            .sql()
            .insertInto(IDEMPOTENCY_KEYS)
            .set(IDEMPOTENCY_KEYS.CALLER_ID, caller.value())
            .set(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY, bytes(key))
            .set(IDEMPOTENCY_KEYS.REQUEST, request.reveal())
            .set(IDEMPOTENCY_KEYS.EXPIRES_AT, expiresAt));
  }

  private Optional<Record> locked(CallerId caller, String key) {
    return database
        .locking()
        .selectFrom(IDEMPOTENCY_KEYS)
        .where(is(caller, key))
        .forUpdate()
        .fetchOptional();
  }

  private Claim judged(
      Record row,
      CallerId caller,
      String key,
      SecretBytes request,
      Instant now,
      Instant expiresAt) {
    if (!now.isBefore(row.get(IDEMPOTENCY_KEYS.EXPIRES_AT))) {
      takeOver(caller, key, request, expiresAt);
      return new Claim.First();
    }
    if (!SecretBytes.of(row.get(IDEMPOTENCY_KEYS.REQUEST)).equals(request)) {
      return new Claim.Taken();
    }
    byte @Nullable [] body = row.get(IDEMPOTENCY_KEYS.BODY);
    return body == null
        ? new Claim.First()
        : new Claim.Answered(
            new KeptAnswer(
                row.get(IDEMPOTENCY_KEYS.STATUS),
                Optional.ofNullable(row.get(IDEMPOTENCY_KEYS.LOCATION)),
                secrets.open(body, Places.answer(caller, key))));
  }

  private void takeOver(CallerId caller, String key, SecretBytes request, Instant expiresAt) {
    Rows.changed(
        database
            .sql()
            .update(IDEMPOTENCY_KEYS)
            .set(IDEMPOTENCY_KEYS.REQUEST, request.reveal())
            .set(IDEMPOTENCY_KEYS.EXPIRES_AT, expiresAt)
            .setNull(IDEMPOTENCY_KEYS.STATUS)
            .setNull(IDEMPOTENCY_KEYS.LOCATION)
            .setNull(IDEMPOTENCY_KEYS.BODY)
            .setNull(IDEMPOTENCY_KEYS.BODY_KEY_ID)
            .where(is(caller, key)));
  }

  private static Condition is(CallerId caller, String key) {
    return IDEMPOTENCY_KEYS
        .CALLER_ID
        .eq(caller.value())
        .and(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY.eq(bytes(key)));
  }

  /** As with user ids: bytes compare alike in every database. */
  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
