package io.countersign.persistence;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A node on a database of its own, on a database server. */
public final class TestNode {

  private final TestDatabase database;
  private final StorageAddress address;
  private final MemorySecrets secrets = new MemorySecrets();
  private final SettableClock clock = new SettableClock(Samples.NOW);

  private TestNode(TestDatabase database) {
    this.database = database;
    this.address = database.another(Path.of(""));
  }

  public static TestNode of(TestDatabase database) {
    return new TestNode(database);
  }

  public Storage open() {
    return database.provider().open(address, secrets, clock);
  }

  /** Past all adapters. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", address.user().orElseThrow());
    properties.setProperty(
        "password", new String(address.password().orElseThrow().reveal(), StandardCharsets.UTF_8));
    // PostgreSQL's driver sends statements as they are, so that plans of $1 can be asked for.
    properties.setProperty("preferQueryMode", "simple");
    return DriverManager.getConnection(address.url(), properties);
  }
}
