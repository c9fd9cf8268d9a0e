package io.countersign.server.distribution;

import io.countersign.databases.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Several servers on one new database, with the same keys; or one on the store of its own. */
final class Servers implements AutoCloseable {

  private static final String URL = "COUNTERSIGN_STORAGE_URL";
  private static final String USER = "COUNTERSIGN_STORAGE_USER";
  private static final String PASSWORD = "COUNTERSIGN_STORAGE_PASSWORD";

  private final Map<String, String> settings;
  private final List<Installed> installed = new ArrayList<>();
  private final List<Running> running = new CopyOnWriteArrayList<>();

  /** Starts them one after the other. */
  Servers(int count, DatabaseServer database, Path directory) {
    this(count, database, directory, Map.of());
  }

  /**
   * @param more settings, as environment variables
   */
  Servers(int count, DatabaseServer database, Path directory, Map<String, String> more) {
    this(count, directory, on(database, directory, more));
  }

  private Servers(int count, Path directory, Map<String, String> settings) {
    this.settings = settings;
    for (int i = 0; i < count; i++) {
      installed.add(new Installed(directory.resolve("server-" + i), settings));
      running.add(installed.get(i).serve());
    }
  }

  /** Starts one on its embedded store. */
  static Servers embedded(Path directory, Map<String, String> settings) {
    return new Servers(1, directory, settings);
  }

  private static Map<String, String> on(
      DatabaseServer database, Path directory, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put(URL, database.url(database.createDatabase()));
    settings.put(USER, database.user());
    settings.put(PASSWORD, database.password());
    settings.put("COUNTERSIGN_KEYS_FILE", directory.resolve("keys.json").toString());
    settings.putAll(more);
    return settings;
  }

  int count() {
    return installed.size();
  }

  /** Where one of them listens; the numbers go round. */
  int port(int server) {
    return installed.get(Math.floorMod(server, count())).port();
  }

  /** The admin key. */
  String key() {
    return running.getFirst().key();
  }

  Running running(int server) {
    return running.get(server);
  }

  /** Kills one as {@code kill -9} does, and starts it again. */
  void killAndRestart(int server) throws InterruptedException {
    running.get(server).kill();
    awaitReady(server, launch(server));
  }

  /** Starts one again that was killed, and does not wait for it. */
  Running launch(int server) {
    Running launched = installed.get(server).launch();
    running.set(server, launched);
    return launched;
  }

  void awaitReady(int server, Running launched) {
    installed.get(server).awaitReady(launched);
  }

  /** Has the database do something behind their backs. */
  void inDatabase(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                settings.get(URL), settings.get(USER), settings.get(PASSWORD));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    running.forEach(Running::close);
  }
}
