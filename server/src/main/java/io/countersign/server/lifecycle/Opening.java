package io.countersign.server.lifecycle;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.server.config.Config;
import io.countersign.server.config.PluginsConfig;
import io.countersign.server.config.StorageConfig;
import io.countersign.server.plugin.Trust;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
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

  /** Whose plugins are loaded. */
  public static Trust trust(PluginsConfig plugins) {
    return new Trust(plugins.trustedKeys(), plugins.trustedDigests());
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

  private static StorageProvider provider(StorageAddress address) {
    return provider(address, installed());
  }

  /** The adapter whose scheme the URL begins with: ours, or one that lies beside them. */
  static StorageProvider provider(StorageAddress address, List<StorageProvider> all) {
    List<StorageProvider> meant =
        all.stream().filter(provider -> address.url().startsWith(provider.scheme())).toList();
    return switch (meant.size()) {
      case 1 -> meant.getFirst();
      case 0 ->
          throw new StartFailed(
              "storage.url begins with nothing that an adapter knows; there are "
                  + listed(all, StorageProvider::scheme));
      default ->
          throw new StartFailed(
              "storage.url is claimed by several adapters: "
                  + listed(meant, provider -> provider.getClass().getName()));
    };
  }

  private static List<StorageProvider> installed() {
    try {
      return ServiceLoader.load(StorageProvider.class, Opening.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new StartFailed("a storage adapter cannot be loaded: " + broken, broken);
    }
  }

  private static String listed(
      List<StorageProvider> providers, Function<StorageProvider, String> name) {
    return providers.stream().map(name).sorted().collect(Collectors.joining(", "));
  }
}
