package io.countersign.databases;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is closed when the JVM ends, if nobody did so before. */
final class AtEnd {

  private static final Set<DatabaseServer> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::closeAll, "close databases"));
  }

  private AtEnd() {}

  static void close(DatabaseServer server) {
    OPEN.add(server);
  }

  static void forget(DatabaseServer server) {
    OPEN.remove(server);
  }

  private static void closeAll() {
    List.copyOf(OPEN).parallelStream().forEach(DatabaseServer::close);
  }
}
