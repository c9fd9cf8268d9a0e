package io.countersign.persistence;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.transaction.Transactions;
import java.nio.file.Path;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A new storage for each test. */
public abstract class OneDatabase {

  @SuppressWarnings("NullAway.Init")
  @Parameter
  protected TestDatabase database;

  @TempDir protected Path folder;

  protected final MemorySecrets secrets = new MemorySecrets();
  protected final SettableClock clock = new SettableClock(Samples.NOW);
  protected Storage storage;

  @BeforeEach
  void open() {
    storage = database.fresh(folder, secrets, clock);
  }

  /** Opens it again, after it was closed. */
  protected final void reopen() {
    storage = database.open(folder, secrets, clock);
  }

  @AfterEach
  protected void close() {
    storage.close();
  }

  public Transactions transactions() {
    return storage.transactions();
  }

  /** Asks the database itself, past all adapters. */
  protected final <T> T sql(Function<DSLContext, T> statement) {
    return database.sql(folder, statement);
  }
}
