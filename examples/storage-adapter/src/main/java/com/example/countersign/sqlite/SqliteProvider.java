package com.example.countersign.sqlite;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/** {@code jdbc:sqlite:<file>}, in a folder that is there. */
public final class SqliteProvider implements StorageProvider {

  private static final String SCHEME = "jdbc:sqlite:";

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public boolean isNew(StorageAddress address) {
    Path file = file(address);
    try {
      return !Files.exists(file) || Files.size(file) == 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Storage open(StorageAddress address, Secrets secrets, InstantSource clock) {
    Connections connections = new Connections(ownerOnly(file(address)), address.connections());
    try {
      Sqlite database = new Sqlite(connections);
      database.migrate();
      new SqliteTenants(database)
          .add(new Tenant(TenantId.DEFAULT, "Default", MfaRequirement.OPTIONAL, clock.instant()));
      return new SqliteStorage(connections, database, secrets, clock);
    } catch (RuntimeException failed) {
      connections.close();
      throw failed;
    }
  }

  /** SQLite gives the files that it puts beside it the same permissions. */
  private static Path ownerOnly(Path file) {
    try {
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException there) {
      return file;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Path file(StorageAddress address) {
    String file = address.url().substring(SCHEME.length());
    // What follows a '?' would be settings, and those are ours.
    if (file.isBlank() || file.contains("?")) {
      throw new InvalidStorageUrl("jdbc:sqlite:<file>, without '?' in its path");
    }
    try {
      return Path.of(file).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new InvalidStorageUrl("jdbc:sqlite:<file>");
    }
  }
}
