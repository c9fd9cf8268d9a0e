package io.countersign.persistence;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.persistence.copy.CopySide;
import io.countersign.persistence.database.Engine;
import io.countersign.persistence.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;

/** A database server, and what is the same for both that there are. */
abstract sealed class ServerProvider implements Copyable
    permits MariaDbProvider, PostgreSqlProvider {

  /** How long a request waits for a connection: somebody waits for the answer. */
  private static final Duration PATIENCE = Duration.ofMillis(900);

  /** How long a start does: the driver is cold, and the machine may be busy starting others. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(10);

  private final Engine engine;

  ServerProvider(Engine engine) {
    this.engine = engine;
  }

  /**
   * How the driver is to behave; what the URL says goes before it.
   *
   * @param patience how long it waits for a connection
   */
  abstract Properties behavior(Duration patience);

  /** The driver's property for encryption, the values of which both call alike. */
  abstract String encryption();

  /** What is said first on every connection of a request. */
  abstract String greeting();

  /** What is said first on the connection of a copy, which may pause in a transaction. */
  abstract String greetingOfCopy();

  /**
   * @throws io.countersign.application.storage.StorageRefused if this server must not be used
   */
  abstract void check(Connection connection, StorageAddress address) throws SQLException;

  @Override
  public final boolean isNew(StorageAddress address) {
    try (Connection connection = connections(address).unhurried()) {
      return Migration.of(connection, engine).neverRan();
    } catch (SQLException e) {
      throw notOpened(e, address);
    }
  }

  @Override
  public final Storage open(StorageAddress address, Secrets secrets, InstantSource clock) {
    ServerConnections connections = connections(address);
    int most = address.connections();
    try {
      try (Connection connection = connections.unhurried()) {
        check(connection, address);
        Migration.of(connection, engine).runIfNeeded();
      }
      return new JooqStorage(
              Pool.server(connections, greeting(), most),
              Pool.serverTurns(most),
              engine,
              secrets,
              clock,
              () -> {})
          .begun();
    } catch (SQLException e) {
      throw notOpened(e, address);
    }
  }

  private RuntimeException notOpened(SQLException fault, StorageAddress address) {
    return NotOpened.because(
        fault, "the database server at " + ServerUrl.of(scheme(), address.url()).hosts());
  }

  @Override
  public final CopySide side(StorageAddress address) {
    try {
      Connection connection = connections(address).unhurried();
      try {
        prepare(connection, address);
        return new CopySide(StorageCopy.shown(address), connection, engine, () -> {});
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw notOpened(e, address);
    }
  }

  private void prepare(Connection connection, StorageAddress address) throws SQLException {
    check(connection, address);
    Migration.of(connection, engine).runIfNeeded();
    try (Statement statement = connection.createStatement()) {
      statement.execute(greetingOfCopy());
    }
  }

  private ServerConnections connections(StorageAddress address) {
    ServerUrl url = ServerUrl.of(scheme(), address.url());
    return new ServerConnections(
        url.text(), properties(url, address, PATIENCE), properties(url, address, FIRST_PATIENCE));
  }

  /** What the driver is told beside the URL. */
  final Properties properties(ServerUrl url, StorageAddress address, Duration patience) {
    Properties properties = behavior(patience);
    // To another machine only encrypted and with its certificate checked, unless the URL says so.
    if (!url.saysHowToEncrypt() && !url.staysHere()) {
      properties.setProperty(encryption(), "verify-full");
    }
    address.user().ifPresent(user -> properties.setProperty("user", user));
    address
        .password()
        .ifPresent(password ->
            properties.setProperty(
                "password", new String(password.reveal(), StandardCharsets.UTF_8)));
    return properties;
  }
}
