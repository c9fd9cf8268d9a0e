package io.countersign.application.secret;

import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTable;
import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/** What the in-memory adapters keep sealed, by its place. */
public final class MemorySealedRows implements SealedRows {

  private record Row(Place place, Sealed sealed) {}

  private final MemoryStore store;
  private final MemoryTable<Row> rows;
  private final Secrets secrets;

  public MemorySealedRows(MemoryStore store, Secrets secrets) {
    this.store = store;
    this.rows = store.table(Row.class);
    this.secrets = secrets;
  }

  /** Seals a secret and keeps it, instead of the one that was there. */
  public void keep(Place place, SecretBytes secret) {
    keep(place, secrets.seal(secret, place));
  }

  /** Keeps what somebody claims to be a sealed secret. */
  public void keep(Place place, Sealed sealed) {
    rows.put(new Row(place, sealed), place);
  }

  /** Opens what is kept there. */
  public Optional<SecretBytes> open(Place place) {
    return rows.get(place).map(row -> secrets.open(row.sealed().ciphertext(), place));
  }

  /** Keeps nothing there any more. */
  public void forget(Place place) {
    rows.remove(place);
  }

  @Override
  public int resealSome(int most) {
    return store.inTransaction(() ->
        (int)
            rows.all().stream()
                .filter(row -> row.sealed().keyId() != secrets.primaryKeyId())
                .filter(this::reseal)
                .limit(most)
                .count());
  }

  private boolean reseal(Row row) {
    try {
      keep(row.place(), secrets.open(row.sealed().ciphertext(), row.place()));
      return true;
    } catch (SecretUnreadable e) {
      return false;
    }
  }
}
