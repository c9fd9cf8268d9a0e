package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class CompactionTest {

  private static final int ROWS = Compaction.FEW * 3 / 2;

  /** So many that a page has no room for two rows. */
  private static final int BYTES = 12_000;

  @TempDir Path folder;

  @Test
  void many_small_commits_leave_few_chunks_and_all_rows() throws Exception {
    EmbeddedDatabase database = EmbeddedDatabase.open(folder);
    try (Connection connection = database.connections().getConnection()) {
      MVStore store = DurableConnections.store(connection);
      store.setRetentionTime(0);
      write(connection);
      while (Compaction.chunks(store) > Compaction.FEW) {
        assertThat(Thread.interrupted()).as("it took too long").isFalse();
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
      assertAllThere(connection);
    } finally {
      database.close();
    }
    EmbeddedDatabase again = EmbeddedDatabase.open(folder);
    try (Connection connection = again.connections().getConnection()) {
      assertAllThere(connection);
    } finally {
      again.close();
    }
  }

  /** A chunk for each row, which is needed as long as the row is. */
  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table large (id int primary key, bytes varbinary(" + BYTES + "))");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into large values (?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setInt(1, i);
        insert.setBytes(2, bytes(i));
        insert.executeUpdate();
      }
    }
  }

  private static void assertAllThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select id, bytes from large order by id")) {
      for (int i = 0; i < ROWS; i++) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(i);
        assertThat(Arrays.equals(rows.getBytes(2), bytes(i))).isTrue();
      }
      assertThat(rows.next()).isFalse();
    }
  }

  private static byte[] bytes(int fill) {
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }
}
