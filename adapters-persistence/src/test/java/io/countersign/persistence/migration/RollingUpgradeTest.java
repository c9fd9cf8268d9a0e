package io.countersign.persistence.migration;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.storage.Storage;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.persistence.TestDatabase;
import io.countersign.persistence.TestNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expand, then contract: a node of this version works on while the next one is rolled out. */
final class RollingUpgradeTest {

  private static final String NEXT = "io/countersign/persistence/migration/next-version.xml";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"MARIADB", "POSTGRESQL"})
  void a_node_works_on_while_the_schema_grows_and_starts_again_afterwards(TestDatabase database)
      throws Exception {
    TestNode node = TestNode.of(database);
    AtomicBoolean grown = new AtomicBoolean();
    AtomicInteger signIns = new AtomicInteger();
    try (Storage storage = node.open()) {
      CompletableFuture<Void> working =
          CompletableFuture.runAsync(
              () -> {
                do {
                  signIn(storage);
                  signIns.incrementAndGet();
                } while (!grown.get());
              },
              Thread::startVirtualThread);
      try (Connection connection = node.connect()) {
        grow(connection);
      } finally {
        grown.set(true);
      }
      working.join();
      signIn(storage);
    }

    assertThat(signIns).hasPositiveValue();
    try (Storage again = node.open()) {
      signIn(again);
    }
    try (Connection connection = node.connect()) {
      assertThat(Migration.of(connection, database.engine()).isDone()).isTrue();
    }
  }

  private static void signIn(Storage storage) {
    OpenedAuthenticator opened = Samples.opened(Samples.tenant(), ALICE);
    Authenticator one = opened.authenticator();
    Authentication authentication = Samples.authentication(one.tenant(), ALICE);
    assertThat(storage.authenticators().add(opened, Optional.empty())).isTrue();
    storage.authentications().add(authentication);

    storage
        .transactions()
        .inTransaction(() -> {
          assertThat(storage.authentications().lock(one.tenant(), authentication.id())).isPresent();
          assertThat(storage.authenticators().lock(one.tenant(), one.id())).contains(opened);
          storage.authenticators().update(opened);
          storage.authentications().update(authentication);
          return authentication;
        });

    assertThat(storage.authentications().find(one.tenant(), authentication.id()))
        .contains(authentication);
    assertThat(storage.authenticators().ofUser(one.tenant(), ALICE)).isNotEmpty();
  }

  private static void grow(Connection connection) throws LiquibaseException {
    Liquibase liquibase =
        new Liquibase(
            NEXT,
            new ClassLoaderResourceAccessor(RollingUpgradeTest.class.getClassLoader()),
            new JdbcConnection(connection));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.update("");
  }
}
