package io.countersign.application.storage;

import io.countersign.application.secret.Secrets;
import java.time.InstantSource;

/**
 * Opens the stores of one kind of database. Found by {@link java.util.ServiceLoader}: an adapter
 * for another database is a jar that names its provider in {@code
 * META-INF/services/io.countersign.application.storage.StorageProvider}.
 */
public interface StorageProvider {

  /**
   * What the URLs of its stores begin with, the last colon included, for example {@code
   * jdbc:mariadb:}. No two providers have the same.
   */
  String scheme();

  /**
   * Whether nothing was ever stored there.
   *
   * @throws InvalidStorageUrl if the URL names no store
   * @throws io.countersign.application.transaction.StorageUnavailable if it cannot be asked
   */
  boolean isNew(StorageAddress address);

  /**
   * Opens a store and brings its schema up to date, safely if several nodes do so at once; a new
   * store has the tenant {@code default}.
   *
   * @param secrets what sealed columns are sealed with
   * @throws InvalidStorageUrl if the URL names no store
   * @throws StorageRefused if it must not be opened, with the reason
   * @throws io.countersign.application.transaction.StorageUnavailable if it cannot be reached
   * @throws java.io.UncheckedIOException if its files cannot be used
   */
  Storage open(StorageAddress address, Secrets secrets, InstantSource clock);
}
