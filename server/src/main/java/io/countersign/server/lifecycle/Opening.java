package io.countersign.server.lifecycle;

import io.countersign.application.secret.Secrets;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import io.countersign.persistence.Storage;
import io.countersign.persistence.StorageConfig;
import io.countersign.server.config.Config;
import io.countersign.server.config.StorageLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;

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
    return switch (config.storage().location()) {
      case StorageLocation.Embedded(Path directory) ->
          Storage.open(
              new StorageConfig.Embedded(directory, config.storage().poolSize()), secrets, clock);
    };
  }

  /** Whether there is no database yet. */
  public static boolean isNew(Config config) {
    return switch (config.storage().location()) {
      case StorageLocation.Embedded(Path directory) -> isMissingOrEmpty(directory);
    };
  }

  private static boolean isMissingOrEmpty(Path directory) {
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
