package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.secret.ResealSecrets;
import io.countersign.crypto.secret.KeySetFile;
import io.countersign.crypto.secret.TinkSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepSecretsSealedTest {

  @TempDir private Path directory;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private KeySetFile file;
  private KeepSecretsSealed chore;

  @BeforeEach
  void make() {
    file = KeySetFile.open(directory.resolve("keys.json"));
    ResealSecrets reseal =
        new ResealSecrets(_ -> {
          looks.incrementAndGet();
          return 0;
        });
    chore = new KeepSecretsSealed(new TinkSecrets(file, now::get), reseal, now::get);
  }

  @Test
  void after_a_start_everything_is_looked_at_once() {
    chore.run();
    chore.run();

    assertThat(looks).hasValue(1);
  }

  @Test
  void a_rotation_is_noticed() {
    chore.run();
    int _ = file.rotate();
    chore.run();
    chore.run();

    assertThat(looks).hasValue(2);
  }

  @Test
  void what_was_left_out_is_looked_at_now_and_then() {
    chore.run();
    now.updateAndGet(before -> before.plus(Duration.ofMinutes(61)));
    chore.run();

    assertThat(looks).hasValue(2);
  }
}
