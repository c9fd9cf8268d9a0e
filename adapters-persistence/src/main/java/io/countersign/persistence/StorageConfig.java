package io.countersign.persistence;

import java.nio.file.Path;

/** Where everything is kept. */
public sealed interface StorageConfig {

  /**
   * In the database that comes along, in this process.
   *
   * @param directory the data folder; it is created, readable for its owner only, if it is missing
   */
  record Embedded(Path directory) implements StorageConfig {}
}
