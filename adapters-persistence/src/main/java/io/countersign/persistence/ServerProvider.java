package io.countersign.persistence;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.persistence.database.Engine;
import io.countersign.persistence.database.Faults;
import io.countersign.persistence.migration.Migration;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Properties;

/** A database server, and what is the same for both that there are. */
abstract sealed class ServerProvider implements StorageProvider
    permits MariaDbProvider, PostgreSqlProvider {

  private final Engine engine;

  ServerProvider(Engine engine) {
    this.engine = engine;
  }

  /** How the driver is to behave; what the URL says goes before it. */
  abstract Properties behavior();

  /** The driver's property for encryption, the values of which both call alike. */
  abstract String encryption();

  /** What is said first on every connection of a request. */
  abstract String greeting();

  /**
   * @throws io.countersign.application.storage.StorageRefused if this server must not be used
   */
  abstract void check(Connection connection, StorageAddress address) throws SQLException;

  @Override
  public final boolean isNew(StorageAddress address) {
    try (Connection connection = connections(address).unhurried()) {
      return Migration.of(connection, engine).neverRan();
    } catch (SQLException e) {
      throw Faults.translated(e);
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
              () -> {})
          .begun(clock);
    } catch (SQLException e) {
      throw Faults.translated(e);
    }
  }

  private ServerConnections connections(StorageAddress address) {
    ServerUrl url = ServerUrl.of(scheme(), address.url());
    Properties properties = behavior();
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
    return new ServerConnections(url.text(), properties);
  }
}
