package io.countersign.application.storage;

import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/**
 * Where a store is, and how to get in.
 *
 * @param url begins with the scheme of its {@link StorageProvider}, for example {@code
 *     jdbc:mariadb:}; carries no credentials
 * @param user whom the database knows, if it asks
 * @param password in UTF-8, if the database asks for one
 * @param connections how many may be open at once, 1 or more
 * @param oneWriter whether the operator promises that all nodes write to the same node of a cluster
 *     of databases, where the adapter would otherwise refuse the cluster
 */
public record StorageAddress(
    String url,
    Optional<String> user,
    Optional<SecretBytes> password,
    int connections,
    boolean oneWriter) {

  /** For a store that asks for no credentials. */
  public static StorageAddress of(String url, int connections) {
    return new StorageAddress(url, Optional.empty(), Optional.empty(), connections, false);
  }
}
