package com.example.countersign.sqlite;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.ledger.CheckpointKey;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.SignedCheckpoint;
import io.countersign.domain.authenticator.Fingerprint;
import io.countersign.domain.tenant.TenantId;
import java.sql.SQLException;
import java.util.List;

/** {@link Checkpoints} in SQLite. */
record SqliteCheckpoints(Sqlite database) implements Checkpoints {

  @Override
  public void add(SignedCheckpoint signed) {
    int _ =
        database.change(
            "insert into checkpoints values (?, ?, ?) on conflict do nothing",
            signed.tenant(),
            signed.position(),
            signed.jws());
  }

  @Override
  public List<SignedCheckpoint> after(TenantId tenant, long position, int most) {
    return database.all(
        "select * from checkpoints where tenant_id = ? and position > ? order by position limit ?",
        SqliteCheckpoints::checkpoint,
        tenant,
        position,
        most);
  }

  @Override
  public List<SignedCheckpoint> before(TenantId tenant, long position, int most) {
    return database.all(
        "select * from checkpoints where tenant_id = ? and position < ?"
            + " order by position desc limit ?",
        SqliteCheckpoints::checkpoint,
        tenant,
        position,
        most);
  }

  @Override
  public void forget(TenantId tenant, long position) {
    int _ =
        database.change(
            "delete from checkpoints where tenant_id = ? and position < ?", tenant, position);
  }

  @Override
  public void keep(CheckpointKey key) {
    int _ =
        database.change(
            "insert into checkpoint_keys values (?, ?, ?) on conflict do nothing",
            key.key().kid(),
            key.key().jwk(),
            key.mark().hash());
  }

  @Override
  public List<CheckpointKey> keys() {
    return database.all(
        "select * from checkpoint_keys order by kid",
        row ->
            new CheckpointKey(
                new VerificationKey(row.text("kid"), row.text("jwk")),
                new Fingerprint(row.bytes("mark"))));
  }

  private static SignedCheckpoint checkpoint(Row row) throws SQLException {
    return new SignedCheckpoint(
        new TenantId(row.text("tenant_id")), row.number("position"), row.text("jws"));
  }
}
