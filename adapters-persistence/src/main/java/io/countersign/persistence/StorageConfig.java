package io.countersign.persistence;

import java.nio.file.Path;

/** Where everything is kept. */
public sealed interface StorageConfig {

  /**
   * In the database that comes along, in this process.
   *
   * @param directory the data folder; it is created, readable for its owner only, if it is missing
   * @param connections how many are kept open, 1 or more: more than 16 do not help two cores, fewer
   *     leave commits without company to share a write with
   */
  record Embedded(Path directory, int connections) implements StorageConfig {}
}
