package io.countersign.persistence.embedded;

import io.countersign.persistence.database.Engine;
import io.countersign.persistence.migration.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.h2.tools.RunScript;

/** H2 on one file of a data folder, in this process, and for this process alone. */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String NAME = "countersign";
  private static final String UNFINISHED = "countersign-unfinished";
  private static final String SUFFIX = ".mv.db";

  /** Each is explained where it is not H2's own default. */
  private static final List<String> SETTINGS =
      List.of(
          // A commit writes in its own thread before it returns, until DurableConnections does it.
          // With any larger value, were it for a moment, H2 writes in threads that a commit does
          // not always wait for.
          "WRITE_DELAY=0",
          // Milliseconds until what is unused is overwritten. After one second or none, H2 was seen
          // to overwrite what it still needed (h2database issues 4083, 4383, 4387); its own 45 s
          // make a file of a gigabyte where these make a quarter of it.
          "RETENTION_TIME=10000",
          "LOCK_TIMEOUT=2000",
          "DEFAULT_LOCK_TIMEOUT=2000",
          // KiB
          "CACHE_SIZE=16384",
          // Statements that a session keeps parsed; there are fewer in all.
          "QUERY_CACHE_SIZE=100",
          // Every statement reads. H2 would answer one that was asked before with what it answered
          // then, if no row was changed since; but it looks at when rows were changed, and not at
          // when that was committed. Who read while a change was on its way to being committed
          // would read the same again later, even under a lock.
          "OPTIMIZE_REUSE_RESULTS=FALSE",
          // All ways to the rows are by key: no statistics, and no pause to make them.
          "ANALYZE_AUTO=0",
          // Open until it is closed here, however many connections there are.
          "DB_CLOSE_DELAY=-1",
          "DB_CLOSE_ON_EXIT=FALSE",
          // Its trace would quote rows.
          "TRACE_LEVEL_FILE=0",
          "TRACE_LEVEL_SYSTEM_OUT=0");

  private final FolderLock lock;
  private final JdbcDataSource connections;
  private final DurableConnections durable;
  private final Compaction compaction;

  private EmbeddedDatabase(FolderLock lock, JdbcDataSource connections) {
    this.lock = lock;
    this.connections = connections;
    this.durable = new DurableConnections(connections);
    this.compaction = new Compaction(durable::current).start();
  }

  /**
   * Opens the database of a folder and brings its schema up to date; creates both if need be.
   *
   * @throws DatabaseInUse if another process has it
   * @throws IllegalArgumentException if H2 cannot name the folder
   */
  public static EmbeddedDatabase open(Path directory) throws IOException, SQLException {
    Path folder = directory.toAbsolutePath().normalize();
    if (folder.toString().contains(";")) {
      throw new IllegalArgumentException("the data folder must not have a ';' in its path");
    }
    OwnerOnly.createFolder(folder);
    FolderLock lock = FolderLock.of(folder);
    try {
      return new EmbeddedDatabase(lock, opened(folder));
    } catch (IOException | SQLException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Makes connections, unpooled. What they have committed is durable. */
  public DataSource connections() {
    return durable;
  }

  @Override
  public void close() throws SQLException, IOException {
    try (lock) {
      compaction.close();
      shutDown(connections);
    }
  }

  /** A new one gets its name once it is whole: a first start may be killed at any time. */
  private static JdbcDataSource opened(Path folder) throws IOException, SQLException {
    FilePath.register(new DurableFiles());
    Path file = folder.resolve(NAME + SUFFIX);
    if (!Files.exists(file)) {
      Path unfinished = folder.resolve(UNFINISHED + SUFFIX);
      Files.deleteIfExists(unfinished);
      JdbcDataSource fresh = source(folder.resolve(UNFINISHED));
      create(fresh);
      shutDown(fresh);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    recover(file);
    JdbcDataSource source = source(folder.resolve(NAME));
    migrate(source);
    return source;
  }

  /**
   * Opens and closes the file alone, so that whatever follows begins with a header that names the
   * newest chunk.
   */
  private static void recover(Path file) {
    new MVStore.Builder()
        .fileName(DurableFiles.SCHEME + ":" + file)
        .autoCommitDisabled()
        .open()
        .close();
  }

  /** From what the build made of the changelog: Liquibase would take seconds. */
  private static void create(JdbcDataSource source) throws IOException, SQLException {
    try (InputStream schema =
            Objects.requireNonNull(EmbeddedDatabase.class.getResourceAsStream("schema.sql"));
        Connection connection = source.getConnection();
        ResultSet _ =
            RunScript.execute(connection, new InputStreamReader(schema, StandardCharsets.UTF_8))) {
      // All there is to do is to run it.
    }
  }

  private static void migrate(JdbcDataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Migration.of(connection, Engine.EMBEDDED).runIfNeeded();
    }
  }

  private static void shutDown(JdbcDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private static JdbcDataSource source(Path database) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:%s:%s;%s".formatted(DurableFiles.SCHEME, database, String.join(";", SETTINGS)));
    return source;
  }
}
