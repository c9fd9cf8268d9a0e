package io.countersign.persistence;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.persistence.copy.CopySide;

/** A provider whose stores all have the same schema, and can be copied row by row. */
sealed interface Copyable extends StorageProvider permits EmbeddedProvider, ServerProvider {

  /** Opens a store past all ports, its schema brought up to date. */
  CopySide side(StorageAddress address);
}
