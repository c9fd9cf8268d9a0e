package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageRefused;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.databases.DatabaseServer;
import io.countersign.domain.factor.SecretBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a server that cannot be used: which of the reasons it is, and nothing secret. */
class NotOpenedTest {

  private static final String WRONG = "wrong-and-secret";

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void a_wrong_password(TestDatabase database) {
    DatabaseServer server = database.server();

    assertThat(refused(database, server.url(server.createDatabase()), WRONG))
        .contains("refuses storage.user or storage.password");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void a_database_that_is_not_there(TestDatabase database) {
    DatabaseServer server = database.server();

    assertThat(refused(database, server.url("nowhere"), server.password()))
        .contains("has no database of the name that storage.url says");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void a_server_that_is_not_there(TestDatabase database) throws IOException {
    String url = database.provider().scheme() + "//127.0.0.1:" + closedPort() + "/countersign";

    Throwable failed = catchThrowable(() -> open(database, url, WRONG));

    assertThat(failed).isInstanceOf(StorageUnavailable.class);
    assertThat(failed.getCause())
        .hasMessageContaining("the database server at 127.0.0.1:")
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining(WRONG);
  }

  private static String refused(TestDatabase database, String url, String password) {
    StringBuilder message = new StringBuilder();
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> open(database, url, password))
        .satisfies(refused -> message.append(refused.getMessage()))
        .withNoCause();
    return message.toString();
  }

  private static Storage open(TestDatabase database, String url, String password) {
    StorageAddress address =
        new StorageAddress(
            url,
            Optional.of(database.server().user()),
            Optional.of(SecretBytes.of(password.getBytes(StandardCharsets.UTF_8))),
            2,
            false);
    return database.provider().open(address, new MemorySecrets(), new SettableClock(Samples.NOW));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
