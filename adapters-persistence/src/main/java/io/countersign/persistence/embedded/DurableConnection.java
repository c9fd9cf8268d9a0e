package io.countersign.persistence.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose commits are durable when they return, those that it makes by itself too. A
 * commit that has changed nothing waits for nobody.
 */
final class DurableConnection implements InvocationHandler {

  /** SQLSTATE 08007, transaction resolution unknown (ISO/IEC 9075-2 section 24.1). */
  private static final String UNKNOWN = "08007";

  private final Connection connection;
  private final GroupCommit group;
  private boolean changed;

  private DurableConnection(Connection connection, GroupCommit group) {
    this.connection = connection;
    this.group = group;
  }

  /**
   * @param connection one that commits in memory only
   * @param group waits until that is durable
   */
  static Connection of(Connection connection, GroupCommit group) {
    return proxy(Connection.class, new DurableConnection(connection, group));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Object result = invoked(connection, method, arguments);
    switch (method.getName()) {
      case "commit" -> settle();
      case "setAutoCommit" -> settleIfAlone();
      case "rollback" -> changed &= arguments != null; // one to a savepoint leaves what was before
      case "createStatement", "prepareStatement", "prepareCall" -> {
        if (result != null) {
          return statement((Statement) result, (Connection) proxy, arguments);
        }
      }
      default -> {
        // The rest ends no transaction.
      }
    }
    return result;
  }

  /** Remembers what is about to happen, for it may even if the statement fails. */
  void before(Effect effect) {
    changed |= effect != Effect.READS;
  }

  void after(Effect effect) throws SQLException {
    if (effect == Effect.COMMITS) {
      settle();
    } else {
      settleIfAlone();
    }
  }

  private void settleIfAlone() throws SQLException {
    if (changed && connection.getAutoCommit()) {
      settle();
    }
  }

  private void settle() throws SQLException {
    if (changed) {
      try {
        group.await();
      } catch (IllegalStateException e) {
        throw new SQLException("it is not known whether a commit is durable", UNKNOWN, e);
      }
      changed = false;
    }
  }

  private Statement statement(
      Statement statement, Connection owner, @Nullable Object @Nullable [] arguments) {
    Class<? extends Statement> type =
        switch (statement) {
          case CallableStatement _ -> CallableStatement.class;
          case PreparedStatement _ -> PreparedStatement.class;
          default -> Statement.class;
        };
    Effect effect =
        arguments != null && arguments[0] instanceof String sql ? Effect.of(sql) : Effect.COMMITS;
    return proxy(type, new DurableStatement(statement, effect, owner, this));
  }

  static @Nullable Object invoked(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DurableConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
