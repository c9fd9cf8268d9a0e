package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurableConnectionTest {

  private final AtomicInteger writes = new AtomicInteger();
  private Connection connection;
  private Statement statement;
  private boolean broken;

  @BeforeEach
  void open() throws SQLException {
    Connection memory = DriverManager.getConnection("jdbc:h2:mem:");
    try (Statement direct = memory.createStatement()) {
      direct.execute("create table kept (id int primary key, count int)");
      direct.execute("insert into kept values (1, 0), (2, 0)");
    }
    connection = DurableConnection.of(memory, new GroupCommit(this::write));
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void write() {
    writes.incrementAndGet();
    if (broken) {
      throw new IllegalStateException("no space left");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update kept set count = 1",
        "INSERT INTO kept VALUES (3, 0)",
        " delete from kept",
        "merge into kept key (id) values (1, 5)",
        "select id from final table (update kept set count = 2)",
        "create index by_count on kept (count)",
        "/* why */ update kept set count = 1"
      })
  void a_change_that_commits_by_itself_is_written_when_it_returns(String sql) throws SQLException {
    statement.execute(sql);
    assertThat(writes).hasValue(1);

    broken = true;
    assertUnknown(() -> statement.execute("update kept set count = 3"));
  }

  @Test
  void what_is_prepared_or_run_in_a_batch_is_written_too() throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("update kept set count = count + ? where id = 1")) {
      change.setInt(1, 1);
      change.executeUpdate();
      assertThat(writes).hasValue(1);
      change.addBatch();
      change.executeBatch();
      assertThat(writes).hasValue(2);
      statement.addBatch("update kept set count = 1");
      statement.executeBatch();
      assertThat(writes).hasValue(3);
      assertThat(change.getConnection()).isSameAs(connection);
    }
  }

  @Test
  void a_transaction_is_written_once_at_its_end() throws SQLException {
    connection.setAutoCommit(false);
    statement.execute("update kept set count = 1 where id = 1");
    statement.execute("update kept set count = 1 where id = 2");
    assertThat(writes).hasValue(0);

    connection.commit();

    assertThat(writes).hasValue(1);
  }

  @Test
  void a_commit_whose_write_fails_is_no_success() throws SQLException {
    connection.setAutoCommit(false);
    statement.execute("update kept set count = 1");
    broken = true;

    assertUnknown(() -> connection.commit());
    assertUnknown(() -> connection.commit());
  }

  @Test
  void to_commit_by_switching_modes_or_in_sql_is_a_commit() throws SQLException {
    connection.setAutoCommit(false);
    statement.execute("update kept set count = 1");
    connection.setAutoCommit(true);
    assertThat(writes).hasValue(1);

    connection.setAutoCommit(false);
    statement.execute("update kept set count = 2");
    statement.execute("commit");
    assertThat(writes).hasValue(2);
  }

  @Test
  void what_changes_nothing_is_not_written() throws SQLException {
    statement.executeQuery("select * from kept").close();
    connection.setAutoCommit(false);
    statement.executeQuery("select * from kept for update").close();
    connection.commit();
    statement.execute("update kept set count = 1");
    connection.rollback();
    connection.commit();
    assertThat(writes).hasValue(0);

    statement.execute("update kept set count = 1");
    connection.rollback(connection.setSavepoint());
    connection.commit();
    assertThat(writes).hasValue(1);
  }

  private static void assertUnknown(ThrowingCallable commit) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(commit)
        .extracting(SQLException::getSQLState)
        .isEqualTo("08007");
  }
}
