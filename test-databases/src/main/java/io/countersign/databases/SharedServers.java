package io.countersign.databases;

import java.util.EnumMap;
import java.util.Map;

/**
 * One server of each kind for all tests of a JVM, there when first asked for: the one that the
 * environment names, else a launched one. Closed when the JVM ends; nobody else closes it.
 */
public final class SharedServers {

  private static final Map<DatabaseKind, DatabaseServer> SERVERS =
      new EnumMap<>(DatabaseKind.class);

  private SharedServers() {}

  /** The MariaDB. */
  public static DatabaseServer mariaDb() {
    return of(DatabaseKind.MARIADB);
  }

  /** The PostgreSQL. */
  public static DatabaseServer postgreSql() {
    return of(DatabaseKind.POSTGRESQL);
  }

  /** The one of a kind. */
  public static synchronized DatabaseServer of(DatabaseKind kind) {
    return SERVERS.computeIfAbsent(kind, _ -> NamedServer.find(kind).orElseGet(kind::launch));
  }
}
