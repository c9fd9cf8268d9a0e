package io.countersign.persistence.embedded;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that tells its connection what it does, and waits with it. */
final class DurableStatement implements InvocationHandler {

  private final Statement statement;
  private final Effect prepared;
  private final Connection owner;
  private final DurableConnection connection;

  /**
   * @param prepared what it does if it is run without a text
   * @param owner what it says its connection is
   */
  DurableStatement(
      Statement statement, Effect prepared, Connection owner, DurableConnection connection) {
    this.statement = statement;
    this.prepared = prepared;
    this.owner = owner;
    this.connection = connection;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getName().startsWith("execute")) {
      Effect effect =
          arguments != null && arguments[0] instanceof String sql ? Effect.of(sql) : prepared;
      connection.before(effect);
      Object result = DurableConnection.invoked(statement, method, arguments);
      connection.after(effect);
      return result;
    }
    return method.getName().equals("getConnection")
        ? owner
        : DurableConnection.invoked(statement, method, arguments);
  }
}
