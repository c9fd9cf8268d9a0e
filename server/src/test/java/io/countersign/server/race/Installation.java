package io.countersign.server.race;

import io.countersign.application.storage.StorageAddress;
import io.countersign.databases.DatabaseServer;
import io.countersign.databases.SharedServers;
import io.countersign.domain.factor.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The installations that everything is raced on. */
enum Installation {
  ONE_NODE_EMBEDDED(1) {
    @Override
    StorageAddress address(Path directory) {
      return StorageAddress.of("embedded:" + directory.resolve("database"), CONNECTIONS);
    }
  },

  THREE_NODES_ON_MARIADB(3) {
    @Override
    StorageAddress address(Path directory) {
      return onNewDatabase(SharedServers.mariaDb());
    }
  },

  THREE_NODES_ON_POSTGRESQL(3) {
    @Override
    StorageAddress address(Path directory) {
      return onNewDatabase(SharedServers.postgreSql());
    }
  };

  /** Of each node, as the configuration's default has it. */
  private static final int CONNECTIONS = 16;

  private final int nodes;

  Installation(int nodes) {
    this.nodes = nodes;
  }

  int nodes() {
    return nodes;
  }

  /** Of a new store; of the embedded one there is one to a directory. */
  abstract StorageAddress address(Path directory);

  private static StorageAddress onNewDatabase(DatabaseServer server) {
    return address(server, server.url(server.createDatabase()), CONNECTIONS);
  }

  /** Of a database on a server, with all rights. */
  static StorageAddress address(DatabaseServer server, String url, int connections) {
    return new StorageAddress(
        url,
        Optional.of(server.user()),
        Optional.of(SecretBytes.of(server.password().getBytes(StandardCharsets.UTF_8))),
        connections,
        false);
  }
}
