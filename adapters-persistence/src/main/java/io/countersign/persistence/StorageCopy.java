package io.countersign.persistence;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageRefused;
import io.countersign.persistence.copy.ComparedTable;
import io.countersign.persistence.copy.CopyProgress;
import io.countersign.persistence.copy.CopySide;
import io.countersign.persistence.copy.Copying;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Moves an installation to another database. Secrets are copied as they are sealed: the same key
 * set opens them.
 */
public final class StorageCopy {

  private final List<Copyable> providers =
      List.of(new EmbeddedProvider(), new MariaDbProvider(), new PostgreSqlProvider());

  /**
   * Copies every row into an empty store, or goes on with a copy that was cut off, and compares
   * both. Nothing may write to either meanwhile; if something did, it is found out as far as it
   * happened before the comparison.
   *
   * @return every table, the same on both sides
   * @throws StorageRefused if one of them must not be used, if the target is not empty, or if they
   *     are not the same at the end
   * @throws io.countersign.application.transaction.StorageUnavailable if one does not answer; the
   *     next call goes on from there
   */
  public List<ComparedTable> run(StorageAddress from, StorageAddress to, CopyProgress progress) {
    Copyable source = provider(from);
    Copyable target = provider(to);
    if (source.isNew(from)) {
      throw new StorageRefused("there is no installation in " + shown(from));
    }
    if (shown(from).equals(shown(to))) {
      throw new StorageRefused("the source and the target are the same");
    }
    try (CopySide reading = source.side(from);
        CopySide writing = target.side(to)) {
      return new Copying(reading, writing, progress).run();
    }
  }

  /** Without what follows a question mark: how to reach it, not what it is. */
  static String shown(StorageAddress address) {
    return address.url().replaceFirst("\\?.*", "");
  }

  private Copyable provider(StorageAddress address) {
    return providers.stream()
        .filter(provider -> address.url().startsWith(provider.scheme()))
        .findFirst()
        .orElseThrow(() ->
            new StorageRefused(
                "what can be copied has a URL that begins with "
                    + providers.stream().map(Copyable::scheme).collect(Collectors.joining(", "))));
  }
}
