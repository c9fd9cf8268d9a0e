package com.example.countersign.sqlite;

import io.countersign.application.assertion.SigningKey;
import io.countersign.application.assertion.SigningKeys;
import io.countersign.application.secret.Sealed;
import io.countersign.application.secret.Secrets;
import java.sql.SQLException;
import java.util.List;

/** {@link SigningKeys} in SQLite. */
record SqliteSigningKeys(Sqlite database, Secrets secrets) implements SigningKeys {

  @Override
  public List<SigningKey> all() {
    return database.all("select * from signing_keys order by created_at, kid", this::key);
  }

  @Override
  public List<SigningKey> lockAll() {
    database.requireTransaction();
    return all();
  }

  @Override
  public void add(SigningKey key) {
    Sealed sealed = secrets.seal(key.privateJwk(), SealedColumn.SIGNING_KEY.place(key.kid()));
    database.change(
        "insert into signing_keys values (?, ?, ?, ?, ?, ?)",
        key.kid(),
        sealed.ciphertext(),
        sealed.keyId(),
        key.createdAt(),
        key.signsFrom(),
        key.leavesAt());
  }

  @Override
  public void update(SigningKey key) {
    database.changeOne(
        "update signing_keys set leaves_at = ? where kid = ?", key.leavesAt(), key.kid());
  }

  @Override
  public void remove(String kid) {
    database.change("delete from signing_keys where kid = ?", kid);
  }

  private SigningKey key(Row row) throws SQLException {
    String kid = row.text("kid");
    byte[] ciphertext = row.bytes("private_jwk").reveal();
    return new SigningKey(
        kid,
        secrets.open(ciphertext, SealedColumn.SIGNING_KEY.place(kid)),
        row.instant("created_at"),
        row.instant("signs_from"),
        row.optionalInstant("leaves_at"));
  }
}
