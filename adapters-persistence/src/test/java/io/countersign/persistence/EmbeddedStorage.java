package io.countersign.persistence;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new storage for each test: a copy of an embedded database that was just made. */
public abstract class EmbeddedStorage {

  private static final String FILE = "countersign.mv.db";

  private static byte[] made = new byte[0];

  @TempDir protected Path folder;

  protected final MemorySecrets secrets = new MemorySecrets();
  protected final SettableClock clock = new SettableClock(Samples.NOW);
  protected Storage storage;

  @BeforeEach
  void copy() throws IOException {
    Path file = folder.resolve(FILE);
    if (made.length > 0) {
      Files.write(file, made);
    } else {
      opened().close();
      made = Files.readAllBytes(file);
    }
    storage = opened();
  }

  /** Opens it again, after it was closed. */
  protected final void reopen() {
    storage = opened();
  }

  private Storage opened() {
    return Storage.open(new StorageConfig.Embedded(folder, 16), secrets, clock);
  }

  @AfterEach
  protected void close() {
    storage.close();
  }

  public Transactions transactions() {
    return storage.transactions();
  }

  /** Asks the database itself, past all adapters. */
  protected <T> T sql(Function<DSLContext, T> statement) {
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:durable:" + folder.resolve("countersign"))) {
      return statement.apply(DSL.using(connection));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
