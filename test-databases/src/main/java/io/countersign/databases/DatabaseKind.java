package io.countersign.databases;

/** The servers there are. */
public enum DatabaseKind {
  MARIADB("COUNTERSIGN_TEST_MARIADB", "", "CREATE DATABASE %s", "DROP DATABASE IF EXISTS %s"),
  POSTGRESQL(
      "COUNTERSIGN_TEST_POSTGRESQL",
      "postgres",
      "CREATE DATABASE %s",
      "DROP DATABASE IF EXISTS %s WITH (FORCE)");

  private final String variables;
  private final String firstDatabase;
  private final String create;
  private final String drop;

  DatabaseKind(String variables, String firstDatabase, String create, String drop) {
    this.variables = variables;
    this.firstDatabase = firstDatabase;
    this.create = create;
    this.drop = drop;
  }

  /** Launches a server of one's own, with settings as in production. */
  public LaunchedServer launch() {
    return launch(ServerOptions.none());
  }

  /** Launches a server of one's own. Takes one to three seconds. */
  public LaunchedServer launch(ServerOptions options) {
    return switch (this) {
      case MARIADB -> MariaDbServer.launch(options);
      case POSTGRESQL -> PostgreSqlServer.launch(options);
    };
  }

  /** The name of an environment variable about servers of this kind. */
  String variable(String end) {
    return variables + "_" + end;
  }

  /** To connect to while there is no other; empty where a connection needs none. */
  String firstDatabase() {
    return firstDatabase;
  }

  String create(String database) {
    return create.formatted(database);
  }

  String drop(String database) {
    return drop.formatted(database);
  }
}
