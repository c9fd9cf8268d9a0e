package io.countersign.persistence;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.persistence.copy.CopySide;
import io.countersign.persistence.database.Engine;
import io.countersign.persistence.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.stream.Stream;

/** {@code embedded:<directory>}: the database that comes along, in this process. */
public final class EmbeddedProvider implements Copyable {

  private static final String SCHEME = "embedded:";

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public boolean isNew(StorageAddress address) {
    Path directory = directory(address);
    if (!Files.isDirectory(directory)) {
      return true;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The folder is created, readable for its owner only, if it is missing. More than 16 connections
   * do not help two cores; fewer leave commits without company to share a write with.
   *
   * @throws io.countersign.persistence.embedded.DatabaseInUse if another process has it
   */
  @Override
  public Storage open(StorageAddress address, Secrets secrets, InstantSource clock) {
    try {
      EmbeddedDatabase embedded = EmbeddedDatabase.open(directory(address));
      return new JooqStorage(
              Pool.embedded(embedded.connections(), address.connections()),
              Pool.embeddedTurns(address.connections()),
              Engine.EMBEDDED,
              secrets,
              clock,
              embedded::close)
          .begun();
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CopySide side(StorageAddress address) {
    Path directory = directory(address);
    try {
      EmbeddedDatabase embedded = EmbeddedDatabase.open(directory);
      Connection connection = embedded.connections().getConnection();
      return new CopySide(
          SCHEME + directory.toAbsolutePath().normalize(),
          connection,
          Engine.EMBEDDED,
          embedded::close);
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(StorageAddress address) {
    String directory = address.url().substring(SCHEME.length());
    if (directory.isBlank() || directory.contains(";")) {
      throw new InvalidStorageUrl("embedded:<directory>, a directory without ';' in its path");
    }
    try {
      return Path.of(directory);
    } catch (InvalidPathException e) {
      throw new InvalidStorageUrl("embedded:<directory>");
    }
  }
}
