package io.countersign.persistence.assertion;

import static io.countersign.persistence.generated.Tables.LOCKS;
import static io.countersign.persistence.generated.Tables.SIGNING_KEYS;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import io.countersign.persistence.database.Database;
import io.countersign.persistence.database.Rows;
import io.countersign.persistence.secret.Places;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** {@link SigningKeys} in a database. */
public final class JooqSigningKeys implements SigningKeys {

  private static final String LOCK = "signing-keys";

  private final Database database;
  private final Secrets secrets;

  public JooqSigningKeys(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  @Override
  public List<SigningKey> all() {
    return database
        .sql()
        .selectFrom(SIGNING_KEYS)
        .orderBy(SIGNING_KEYS.CREATED_AT, SIGNING_KEYS.KID)
        .fetch(this::key);
  }

  /** Locks a row of its own: the keys themselves may not be there yet. */
  @Override
  public List<SigningKey> lockAll() {
    database.locking().selectFrom(LOCKS).where(LOCKS.NAME.eq(LOCK)).forUpdate().fetchSingle();
    return all();
  }

  @Override
  public void add(SigningKey key) {
    Sealed sealed = secrets.seal(key.privateJwk(), Places.signingKey(key.kid()));
    database
        .sql()
        .insertInto(SIGNING_KEYS)
        .set(SIGNING_KEYS.KID, key.kid())
        .set(SIGNING_KEYS.PRIVATE_JWK, sealed.ciphertext())
        .set(SIGNING_KEYS.PRIVATE_JWK_KEY_ID, sealed.keyId())
        .set(SIGNING_KEYS.CREATED_AT, key.createdAt())
        .set(SIGNING_KEYS.SIGNS_FROM, key.signsFrom())
        .set(SIGNING_KEYS.LEAVES_AT, key.leavesAt().orElse(null))
        .execute();
  }

  @Override
  public void update(SigningKey key) {
    Rows.changed(
        database
            .sql()
            .update(SIGNING_KEYS)
            .set(SIGNING_KEYS.LEAVES_AT, key.leavesAt().orElse(null))
            .where(SIGNING_KEYS.KID.eq(key.kid())));
  }

  @Override
  public void remove(String kid) {
    database.sql().deleteFrom(SIGNING_KEYS).where(SIGNING_KEYS.KID.eq(kid)).execute();
  }

  private SigningKey key(Record row) {
    String kid = row.get(SIGNING_KEYS.KID);
    return new SigningKey(
        kid,
        secrets.open(row.get(SIGNING_KEYS.PRIVATE_JWK), Places.signingKey(kid)),
        row.get(SIGNING_KEYS.CREATED_AT),
        row.get(SIGNING_KEYS.SIGNS_FROM),
        Optional.ofNullable(row.get(SIGNING_KEYS.LEAVES_AT)));
  }
}
