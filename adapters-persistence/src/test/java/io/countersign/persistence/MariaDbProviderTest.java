package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it makes of the answers of clusters, which H2 gives in their place. */
final class MariaDbProviderTest {

  private final MariaDbProvider provider = new MariaDbProvider();

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "5"})
  void a_galera_cluster_of_several_nodes_is_refused(String nodes) throws SQLException {
    try (Connection cluster = ClusterAnswer.of(nodes)) {
      assertThatExceptionOfType(StorageRefused.class)
          .isThrownBy(() -> provider.check(cluster, address(false)))
          .withMessageContaining("Galera")
          .withMessageContaining("storage.oneWriter");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3"})
  void the_operators_word_lets_it_pass(String nodes) throws SQLException {
    try (Connection cluster = ClusterAnswer.of(nodes)) {
      assertThatCode(() -> provider.check(cluster, address(true))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void a_node_that_is_alone_passes(String nodes) throws SQLException {
    try (Connection cluster = ClusterAnswer.of(nodes)) {
      assertThatCode(() -> provider.check(cluster, address(false))).doesNotThrowAnyException();
    }
  }

  private static StorageAddress address(boolean oneWriter) {
    return new StorageAddress(
        "jdbc:mariadb://127.0.0.1/x", Optional.empty(), Optional.empty(), 1, oneWriter);
  }

  /** A connection that answers every question with the size of the cluster. */
  private static final class ClusterAnswer {

    static Connection of(String nodes) throws SQLException {
      Connection real = DriverManager.getConnection("jdbc:h2:mem:");
      return (Connection)
          java.lang.reflect.Proxy.newProxyInstance(
              ClusterAnswer.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) ->
                  method.getName().equals("createStatement")
                      ? statement(real, nodes)
                      : method.invoke(real, arguments));
    }

    private static Object statement(Connection real, String nodes) throws SQLException {
      var statement = real.createStatement();
      return java.lang.reflect.Proxy.newProxyInstance(
          ClusterAnswer.class.getClassLoader(),
          new Class<?>[] {java.sql.Statement.class},
          (_, method, arguments) ->
              method.getName().equals("executeQuery")
                  ? statement.executeQuery("values ('wsrep_cluster_size', '" + nodes + "')")
                  : method.invoke(statement, arguments));
    }
  }
}
