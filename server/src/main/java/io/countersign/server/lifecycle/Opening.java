package io.countersign.server.lifecycle;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.server.config.Config;
import io.countersign.server.config.StorageConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens what a configuration names. */
public final class Opening {

  private Opening() {}

  /**
   * The key set. A new one is made for a new database only: one that is there was sealed with keys
   * that have to be found.
   */
  public static TinkSecrets secrets(Config config, InstantSource clock) {
    Path file = config.keys().file();
    return new TinkSecrets(
        isNew(config) ? KeySetFile.open(file) : KeySetFile.existing(file), clock);
  }

  /** The store. */
  public static Storage storage(Config config, Secrets secrets, InstantSource clock) {
    StorageAddress address = address(config.storage());
    return provider(address).open(address, secrets, clock);
  }

  /** Whether there is no database yet. */
  public static boolean isNew(Config config) {
    StorageAddress address = address(config.storage());
    return provider(address).isNew(address);
  }

  private static StorageAddress address(StorageConfig storage) {
    return new StorageAddress(
        storage.url(), storage.user(), storage.password(), storage.poolSize(), storage.oneWriter());
  }

  /** The adapter whose scheme the URL begins with: ours, or one that lies beside them. */
  private static StorageProvider provider(StorageAddress address) {
    List<StorageProvider> all =
        ServiceLoader.load(StorageProvider.class, Opening.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return all.stream()
        .filter(provider -> address.url().startsWith(provider.scheme()))
        .findFirst()
        .orElseThrow(() ->
            new StartFailed(
                "storage.url begins with nothing that an adapter knows; there are "
                    + all.stream()
                        .map(StorageProvider::scheme)
                        .sorted()
                        .collect(Collectors.joining(", "))));
  }
}
