package io.countersign.persistence;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import io.countersign.databases.DatabaseServer;
import io.countersign.databases.SharedServers;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.persistence.database.Engine;
import io.countersign.persistence.generated.DefaultSchema;
import io.countersign.persistence.generated.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The databases that everything is tried on. */
@SuppressWarnings("ImmutableEnumChecker") // each has the one database of this JVM
public enum TestDatabase {
  EMBEDDED(Engine.EMBEDDED, new EmbeddedProvider()) {

    private static final String FILE = "countersign.mv.db";

    private byte[] made = new byte[0];

    // A copy of one that was just made.
    @Override
    public Storage fresh(Path folder, Secrets secrets, InstantSource clock) {
      Path file = folder.resolve(FILE);
      try {
        if (made.length > 0) {
          Files.write(file, made);
        } else {
          open(folder, secrets, clock).close();
          made = Files.readAllBytes(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return open(folder, secrets, clock);
    }

    @Override
    public StorageAddress address(Path folder) {
      return StorageAddress.of("embedded:" + folder, 16);
    }

    @Override
    public StorageAddress another(Path folder) {
      return address(folder);
    }

    @Override
    Connection connect(Path folder) throws SQLException {
      return DriverManager.getConnection("jdbc:h2:durable:" + folder.resolve("countersign"));
    }
  },

  MARIADB(Engine.MARIADB, new MariaDbProvider()) {
    @Override
    DatabaseServer server() {
      return SharedServers.mariaDb();
    }
  },

  POSTGRESQL(Engine.POSTGRESQL, new PostgreSqlProvider()) {
    @Override
    DatabaseServer server() {
      return SharedServers.postgreSql();
    }
  };

  private final Engine engine;
  private final StorageProvider provider;
  private @Nullable String name;

  TestDatabase(Engine engine, StorageProvider provider) {
    this.engine = engine;
    this.provider = provider;
  }

  public Engine engine() {
    return engine;
  }

  public StorageProvider provider() {
    return provider;
  }

  /** A storage with nothing in it. Of a server there is one database to each JVM, emptied. */
  public Storage fresh(Path folder, Secrets secrets, InstantSource clock) {
    if (name == null) {
      name = server().createDatabase();
    } else {
      sql(folder, TestDatabase::emptied);
    }
    return open(folder, secrets, clock);
  }

  /** The storage of this folder, as it was left. */
  public final Storage open(Path folder, Secrets secrets, InstantSource clock) {
    return provider.open(address(folder), secrets, clock);
  }

  public StorageAddress address(Path folder) {
    return address(name);
  }

  /** Of one that nobody opened yet. */
  public StorageAddress another(Path folder) {
    return address(server().createDatabase());
  }

  private StorageAddress address(@Nullable String database) {
    DatabaseServer server = server();
    return new StorageAddress(
        server.url(String.valueOf(database)),
        Optional.of(server.user()),
        Optional.of(SecretBytes.of(server.password().getBytes(StandardCharsets.UTF_8))),
        16,
        false);
  }

  /** Asks the database itself, past all adapters. */
  public final <T> T sql(Path folder, Function<DSLContext, T> statement) {
    try (Connection connection = connect(folder)) {
      return statement.apply(engine.sql(connection));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Connection connect(Path folder) throws SQLException {
    DatabaseServer server = server();
    return DriverManager.getConnection(
        server.url(String.valueOf(name)), server.user(), server.password());
  }

  DatabaseServer server() {
    throw new UnsupportedOperationException("it has no server");
  }

  private static boolean emptied(DSLContext sql) {
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      if (!table.equals(Tables.SCHEMA_STATE) && !table.equals(Tables.LOCKS)) {
        sql.deleteFrom(table).execute();
      }
    }
    return true;
  }
}
