package com.example.countersign.sqlite;

import io.countersign.application.idempotency.IdempotencyKeys;
import io.countersign.application.idempotency.KeptAnswer;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.domain.client.CallerId;
import io.countersign.domain.factor.SecretBytes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** {@link IdempotencyKeys} in SQLite. */
record SqliteIdempotencyKeys(Sqlite database, Secrets secrets) implements IdempotencyKeys {

  private static final String ONE = " where caller_id = ? and idempotency_key = ?";

  /** Nobody else is in a transaction: what is there was committed. */
  @Override
  public Claim claim(
      CallerId caller, String key, SecretBytes request, Instant now, Instant expiresAt) {
    database.requireTransaction();
    Optional<Claim> known =
        database.first(
            "select * from idempotency_keys" + ONE + " and expires_at > ?",
            row -> known(row, request),
            caller,
            key,
            now);
    if (known.isEmpty()) {
      database.change(
          "insert or replace into idempotency_keys (caller_id, idempotency_key, request,"
              + " expires_at) values (?, ?, ?, ?)",
          caller,
          key,
          request,
          expiresAt);
    }
    return known.orElseGet(Claim.First::new);
  }

  @Override
  public void keep(CallerId caller, String key, KeptAnswer answer) {
    Sealed sealed = secrets.seal(answer.body(), SealedColumn.ANSWER.place(caller, key));
    database.changeOne(
        "update idempotency_keys set status = ?, location = ?, body = ?, body_key_id = ?" + ONE,
        answer.status(),
        answer.location(),
        sealed.ciphertext(),
        sealed.keyId(),
        caller,
        key);
  }

  @Override
  public void release(CallerId caller, String key) {
    database.change("delete from idempotency_keys" + ONE, caller, key);
  }

  private Claim known(Row row, SecretBytes request) throws SQLException {
    if (!row.bytes("request").equals(request)) {
      return new Claim.Taken();
    }
    if (!row.has("body")) {
      return new Claim.First();
    }
    return new Claim.Answered(
        new KeptAnswer(
            row.count("status"),
            row.optionalText("location"),
            secrets.open(row.bytes("body").reveal(), SealedColumn.ANSWER.placeIn(row))));
  }
}
