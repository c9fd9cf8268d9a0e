package io.countersign.server.distribution;

import io.countersign.databases.DatabaseServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several servers on one new database, with the same keys. */
final class Servers implements AutoCloseable {

  private final List<Installed> installed = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();

  /** Starts them one after the other. */
  Servers(int count, DatabaseServer database, Path directory) {
    this(count, database, directory, Map.of());
  }

  /**
   * @param more settings, as environment variables
   */
  Servers(int count, DatabaseServer database, Path directory, Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "COUNTERSIGN_STORAGE_URL",
                database.url(database.createDatabase()),
                "COUNTERSIGN_STORAGE_USER",
                database.user(),
                "COUNTERSIGN_STORAGE_PASSWORD",
                database.password(),
                "COUNTERSIGN_KEYS_FILE",
                directory.resolve("keys.json").toString()));
    settings.putAll(more);
    for (int i = 0; i < count; i++) {
      installed.add(new Installed(directory.resolve("server-" + i), settings));
      running.add(installed.get(i).serve());
    }
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

  /** Kills one as {@code kill -9} does, and starts it again. */
  void killAndRestart(int server) throws InterruptedException {
    running.get(server).kill();
    running.set(server, installed.get(server).serve());
  }

  @Override
  public void close() {
    running.forEach(Running::close);
  }
}
