package io.countersign.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.Storage;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.domain.authenticator.Authenticator;
import io.countersign.domain.authenticator.GuessLimit;
import io.countersign.domain.authenticator.OpenedAuthenticator;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.Tenant;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.persistence.OneDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = "EMBEDDED")
final class EmbeddedDatabaseTest extends OneDatabase {

  private static final int READERS = 8;
  private static final int READINGS = 250;

  @Test
  void what_was_kept_is_there_after_it_was_closed_and_opened_again() {
    Tenant tenant = new Tenant(Samples.tenant(), "Kept", MfaRequirement.OFF, Samples.NOW);
    storage.tenants().add(tenant);

    storage.close();
    reopen();

    assertThat(storage.tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void the_default_tenant_is_made_once() {
    storage.close();
    clock.set(Samples.NOW.plusSeconds(1));
    reopen();

    assertThat(storage.tenants().find(TenantId.DEFAULT))
        .map(Tenant::createdAt)
        .contains(Samples.NOW);
  }

  /**
   * Who reads once more under a lock sees what was committed since, however often the same was read
   * without one meanwhile.
   */
  @Test
  void what_a_lock_protects_is_read_as_it_was_committed_last() {
    TenantId tenant = Samples.tenant();
    storage.users().mention(new User(tenant, Samples.ALICE, Samples.NOW));
    OpenedAuthenticator opened = Samples.opened(tenant, Samples.ALICE);
    Authenticator bound = opened.authenticator();
    storage.authenticators().add(opened, Optional.empty());
    GuessLimit limit = new GuessLimit(100, Duration.ofDays(1));

    Race.of(
        READERS,
        _ -> {
          for (int i = 0; i < READINGS; i++) {
            assertThat(storage.authenticators().find(tenant, bound.id())).isPresent();
            storage
                .transactions()
                .inTransaction(() -> {
                  assertThat(storage.users().lock(tenant, Samples.ALICE)).isPresent();
                  Authenticator now =
                      storage.authenticators().find(tenant, bound.id()).orElseThrow();
                  storage.authenticators().update(now.guessedWrong(limit, Samples.NOW));
                  return now;
                });
          }
          return true;
        });

    assertThat(storage.authenticators().find(tenant, bound.id()))
        .map(last -> last.guesses().wrong())
        .contains(READERS * READINGS);
  }

  @Test
  void only_the_owner_can_read_its_files() throws IOException {
    Path fresh = folder.resolve("made/here");
    try (Storage other = database.open(fresh, secrets, clock)) {
      assertThat(other.ready()).isTrue();
      assertThat(permissions(fresh)).isEqualTo("rwx------");
      assertThat(permissions(folder.resolve("made"))).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(fresh)) {
        assertThat(files).isNotEmpty().allSatisfy(EmbeddedDatabaseTest::assertPrivate);
      }
    }
  }

  @Test
  void a_file_that_others_could_read_is_closed_to_them() throws IOException {
    storage.close();
    Path file = folder.resolve("countersign.mv.db");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    reopen();

    assertPrivate(file);
  }

  @Test
  void a_database_that_is_in_use_says_so() {
    assertThatExceptionOfType(DatabaseInUse.class)
        .isThrownBy(this::reopen)
        .withMessage("The database in %s is in use by another process.", folder);

    assertThat(storage.ready()).isTrue();
  }

  @Test
  void a_first_start_that_was_killed_is_begun_again() throws IOException {
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    Files.writeString(fresh.resolve("countersign-unfinished.mv.db"), "half a database");

    try (Storage other = database.open(fresh, secrets, clock)) {
      assertThat(other.tenants().find(TenantId.DEFAULT)).isPresent();
      try (Stream<Path> files = Files.list(fresh)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("countersign.lock", "countersign.mv.db");
      }
    }
  }

  @Test
  void a_folder_that_h2_cannot_name_is_refused() {
    assertThatExceptionOfType(InvalidStorageUrl.class)
        .isThrownBy(() -> database.open(folder.resolve("a;b"), secrets, clock));
  }

  /** A deadline that interrupts a request must not take the database away from all others. */
  @Test
  void an_interrupted_thread_leaves_the_database_open() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger added = new AtomicInteger();
    Thread worker = Thread.ofVirtual().start(() -> addUntil(stop, added));
    while (added.get() < 50) {
      worker.interrupt();
      assertThat(storage.tenants().find(TenantId.DEFAULT)).isPresent();
    }
    stop.set(true);
    worker.join();

    assertThat(storage.tenants().add(tenant())).isTrue();
  }

  private void addUntil(AtomicBoolean stop, AtomicInteger added) {
    while (!stop.get()) {
      try {
        storage.tenants().add(tenant());
        added.incrementAndGet();
      } catch (StorageUnavailable interrupted) {
        Thread.interrupted();
      }
    }
  }

  private static Tenant tenant() {
    return new Tenant(Samples.tenant(), "Sample", MfaRequirement.OFF, Samples.NOW);
  }

  private static void assertPrivate(Path file) {
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
