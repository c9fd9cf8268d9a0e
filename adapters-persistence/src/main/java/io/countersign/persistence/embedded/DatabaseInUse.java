package io.countersign.persistence.embedded;

import io.countersign.application.storage.StorageRefused;
import java.nio.file.Path;

/** Another process, or another server in this one, has the database open. */
public final class DatabaseInUse extends StorageRefused {

  private static final long serialVersionUID = 1;

  /**
   * @param folder the data folder
   */
  DatabaseInUse(Path folder) {
    super("The database in " + folder + " is in use by another process.");
  }
}
