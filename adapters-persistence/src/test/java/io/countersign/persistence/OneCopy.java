package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.secret.MemorySecrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageRefused;
import io.countersign.persistence.copy.ComparedTable;
import io.countersign.persistence.copy.CopySide;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A source with rows in every table, and a target that nobody opened yet. */
@SuppressWarnings("NullAway.Init")
abstract class OneCopy {

  @TempDir Path folder;

  final MemorySecrets secrets = new MemorySecrets();
  final AwkwardInstallation installation = new AwkwardInstallation();
  StorageAddress source;
  StorageAddress target;

  abstract TestDatabase from();

  abstract TestDatabase to();

  @BeforeEach
  void fill() {
    try (Storage storage = from().fresh(folder, secrets, clock())) {
      installation.fill(storage);
    }
    source = from().address(folder);
    target = to().another(folder.resolve("target"));
    in(
        from(),
        source,
        sql -> {
          installation.fill(sql);
          return true;
        });
  }

  static SettableClock clock() {
    return new SettableClock(Samples.NOW);
  }

  final List<ComparedTable> copy(Watching progress) {
    return new StorageCopy().run(source, target, progress);
  }

  static <T> T in(TestDatabase database, StorageAddress address, Function<DSLContext, T> work) {
    try (CopySide side = ((Copyable) database.provider()).side(address)) {
      return work.apply(side.engine().sql(side.connection()));
    }
  }

  /** The embedded one lets nobody else in but this process. */
  final void whileOpen(Function<DSLContext, Integer> work) {
    if (to() == TestDatabase.EMBEDDED) {
      to().sql(folder.resolve("target"), work);
    } else {
      in(to(), target, work);
    }
  }

  static void assertRefused(ThrowingCallable call, String why) {
    assertThatExceptionOfType(StorageRefused.class).isThrownBy(call).withMessageContaining(why);
  }
}
