package io.countersign.server.config;

import java.nio.file.Path;

/** Where the storage is. */
public sealed interface StorageLocation {

  /** The database that runs within the server, in files of this directory. */
  record Embedded(Path directory) implements StorageLocation {}
}
