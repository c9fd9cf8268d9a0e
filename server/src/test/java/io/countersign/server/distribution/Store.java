package io.countersign.server.distribution;

import io.countersign.databases.DatabaseKind;
import io.countersign.databases.SharedServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Where servers keep what they know. */
enum Store {
  MARIADB {
    @Override
    Servers servers(Path directory, Map<String, String> settings) {
      return new Servers(SEVERAL, SharedServers.of(DatabaseKind.MARIADB), directory, settings);
    }

    // Once the event that ends the sign-in is in, after the one that begins it.
    @Override
    void undo(Servers servers, String user) throws SQLException {
      servers.inDatabase(
          "CREATE TRIGGER undone AFTER INSERT ON events FOR EACH ROW"
              + " IF NEW.user_id = '%s' AND NEW.type = 'authentication.approved'".formatted(user)
              + " THEN SIGNAL SQLSTATE '45000'; END IF");
    }
  },
  POSTGRESQL {
    @Override
    Servers servers(Path directory, Map<String, String> settings) {
      return new Servers(SEVERAL, SharedServers.of(DatabaseKind.POSTGRESQL), directory, settings);
    }

    // As it is committed, when all is in.
    @Override
    void undo(Servers servers, String user) throws SQLException {
      servers.inDatabase(
          "CREATE FUNCTION undone() RETURNS trigger LANGUAGE plpgsql"
              + " AS 'BEGIN RAISE EXCEPTION ''undone''; END'",
          "CREATE CONSTRAINT TRIGGER undone AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED"
              + " FOR EACH ROW WHEN (NEW.user_id = convert_to('%s', 'UTF8'))".formatted(user)
              + " EXECUTE FUNCTION undone()");
    }
  },
  EMBEDDED {
    @Override
    Servers servers(Path directory, Map<String, String> settings) {
      return Servers.embedded(directory, settings);
    }

    // Nobody else has a way to it: only what is killed is rolled back.
    @Override
    void undo(Servers servers, String user) {}
  };

  private static final int SEVERAL = 3;

  /** Starts servers on a new one: several, or the only one that may be. */
  abstract Servers servers(Path directory, Map<String, String> settings);

  /** Has it undo the transactions of a user after their events were written, if there is a way. */
  abstract void undo(Servers servers, String user) throws SQLException;

  boolean undoes() {
    return this != EMBEDDED;
  }
}
