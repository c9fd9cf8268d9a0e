package io.countersign.persistence.ledger;

import static io.countersign.persistence.generated.Tables.CHECKPOINTS;
import static io.countersign.persistence.generated.Tables.CHECKPOINT_KEYS;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.ledger.CheckpointKey;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.SignedCheckpoint;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import io.countersign.persistence.database.Database;
import java.util.List;
import org.jooq.Record;

/** {@link Checkpoints} in a database. */
public final class JooqCheckpoints implements Checkpoints {

  private final Database database;

  public JooqCheckpoints(Database database) {
    this.database = database;
  }

  @Override
  public void add(SignedCheckpoint signed) {
    database.present(
        database
            .sql()
            .insertInto(CHECKPOINTS)
            .set(CHECKPOINTS.TENANT_ID, signed.tenant())
            .set(CHECKPOINTS.POSITION, signed.position())
            .set(CHECKPOINTS.JWS, signed.jws()),
        CHECKPOINTS.JWS);
  }

  @Override
  public List<SignedCheckpoint> after(TenantId tenant, long position, int most) {
    return database
        .sql()
        .selectFrom(CHECKPOINTS)
        .where(CHECKPOINTS.TENANT_ID.eq(tenant))
        .and(CHECKPOINTS.POSITION.gt(position))
        .orderBy(CHECKPOINTS.TENANT_ID, CHECKPOINTS.POSITION)
        .limit(most)
        .fetch(JooqCheckpoints::checkpoint);
  }

  @Override
  public List<SignedCheckpoint> before(TenantId tenant, long position, int most) {
    return database
        .sql()
        .selectFrom(CHECKPOINTS)
        .where(CHECKPOINTS.TENANT_ID.eq(tenant))
        .and(CHECKPOINTS.POSITION.lt(position))
        .orderBy(CHECKPOINTS.TENANT_ID.desc(), CHECKPOINTS.POSITION.desc())
        .limit(most)
        .fetch(JooqCheckpoints::checkpoint);
  }

  private static SignedCheckpoint checkpoint(Record row) {
    return new SignedCheckpoint(
        row.get(CHECKPOINTS.TENANT_ID), row.get(CHECKPOINTS.POSITION), row.get(CHECKPOINTS.JWS));
  }

  @Override
  public void forget(TenantId tenant, long position) {
    int _ =
        database
            .sql()
            .deleteFrom(CHECKPOINTS)
            .where(CHECKPOINTS.TENANT_ID.eq(tenant))
            .and(CHECKPOINTS.POSITION.lt(position))
            .execute();
  }

  @Override
  public void keep(CheckpointKey key) {
    database.present(
        database
            .sql()
            .insertInto(CHECKPOINT_KEYS)
            .set(CHECKPOINT_KEYS.KID, key.key().kid())
            .set(CHECKPOINT_KEYS.JWK, key.key().jwk())
            .set(CHECKPOINT_KEYS.MARK, key.mark().hash().reveal()),
        CHECKPOINT_KEYS.JWK);
  }

  @Override
  public List<CheckpointKey> keys() {
    return database
        .sql()
        .selectFrom(CHECKPOINT_KEYS)
        .orderBy(CHECKPOINT_KEYS.KID)
        .fetch(row ->
            new CheckpointKey(
                new VerificationKey(row.get(CHECKPOINT_KEYS.KID), row.get(CHECKPOINT_KEYS.JWK)),
                new Fingerprint(SecretBytes.of(row.get(CHECKPOINT_KEYS.MARK)))));
  }
}
