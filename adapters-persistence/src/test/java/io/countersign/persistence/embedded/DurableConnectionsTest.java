package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DurableConnectionsTest {

  private static final int WRITERS = 32;
  private static final int COMMITS = 25;

  @TempDir Path folder;

  private EmbeddedDatabase database;

  @BeforeEach
  void open() throws Exception {
    database = EmbeddedDatabase.open(folder);
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table counter (id int primary key, count int)");
      statement.execute("insert into counter select x, 0 from system_range(1, " + WRITERS + ")");
    }
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void many_commits_share_few_writes() throws Exception {
    try (Connection idle = connection()) {
      MVStore store = DurableConnections.store(idle);
      long before = store.getCurrentVersion();

      commitAtOnce();

      assertThat(sum()).isEqualTo(WRITERS * COMMITS);
      assertThat(store.getCurrentVersion() - before).isBetween(1L, WRITERS * COMMITS / 3L);
    }
  }

  @Test
  void a_commit_that_no_longer_reaches_the_file_is_no_success() throws Exception {
    Connection connection = connection();
    connection.setAutoCommit(false);
    Statement statement = connection.createStatement();
    statement.execute("update counter set count = 7");
    fail(DurableConnections.store(connection));

    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
    // Here H2 notices that it has to open it anew.
    assertThatExceptionOfType(SQLException.class).isThrownBy(this::connection);
    assertThat(sum()).isEqualTo(0);
    try (Connection next = connection();
        Statement change = next.createStatement()) {
      change.execute("update counter set count = 1");
    }
    assertThat(sum()).isEqualTo(WRITERS);
  }

  /** What H2 does when a write has failed. */
  private static void fail(MVStore store) {
    assertThatExceptionOfType(MVStoreException.class)
        .isThrownBy(() ->
            store.panic(DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "no space")));
    store.closeImmediately();
  }

  private void commitAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 1; i <= WRITERS; i++) {
        int id = i;
        all.add(threads.submit(() -> count(id)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private boolean count(int id) throws SQLException {
    try (Connection connection = connection();
        var change =
            connection.prepareStatement("update counter set count = count + 1 where id = ?")) {
      connection.setAutoCommit(false);
      change.setInt(1, id);
      for (int i = 0; i < COMMITS; i++) {
        change.executeUpdate();
        connection.commit();
      }
      return true;
    }
  }

  private int sum() throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        var sum = statement.executeQuery("select sum(count) from counter")) {
      sum.next();
      return sum.getInt(1);
    }
  }

  private Connection connection() throws SQLException {
    return database.connections().getConnection();
  }
}
