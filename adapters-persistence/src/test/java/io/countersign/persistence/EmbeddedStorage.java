package io.countersign.persistence;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.transaction.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new storage on the embedded database for each test. */
public abstract class EmbeddedStorage {

  private static final String FILE = "countersign.mv.db";

  /** Made once, for making the schema takes longer than the tests of it. */
  private static byte[] made = new byte[0];

  @TempDir protected Path folder;

  protected final MemorySecrets secrets = new MemorySecrets();
  protected final SettableClock clock = new SettableClock(Samples.NOW);
  protected Storage storage;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve(FILE);
    if (made.length > 0) {
      Files.write(file, made);
    } else {
      opened().close();
      made = Files.readAllBytes(file);
    }
    storage = opened();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /** Opens it again, after it was closed. */
  protected void reopen() {
    storage = opened();
  }

  private Storage opened() {
    return Storage.open(new StorageConfig.Embedded(folder, 16), secrets, clock);
  }

  public Transactions transactions() {
    return storage.transactions();
  }
}
