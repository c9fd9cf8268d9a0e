package io.countersign.application.secret;

import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.transaction.MemoryStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResealSecretsTest {

  private final MemorySecrets secrets = new MemorySecrets();
  private final MemorySealedRows rows = new MemorySealedRows(new MemoryStore(), secrets);
  private final ResealSecrets reseal = new ResealSecrets(rows);

  @Test
  void after_a_rotation_every_row_comes_over_once() {
    keep(1000);
    assertThat(reseal.reseal()).isZero();
    secrets.rotate();

    assertThat(reseal.reseal()).isEqualTo(1000);
    assertThat(reseal.reseal()).isZero();
    assertThat(rows.open(Place.of("row", 999))).contains(secret("999"));
  }

  @Test
  void it_goes_on_where_another_one_stopped() {
    keep(300);
    secrets.rotate();
    rows.resealSome(100);

    assertThat(reseal.reseal()).isEqualTo(200);
  }

  @Test
  void it_stops_when_it_is_told_to() {
    keep(1000);
    secrets.rotate();
    SealedRows interrupted =
        most -> {
          int done = rows.resealSome(most);
          Thread.currentThread().interrupt();
          return done;
        };

    long done = new ResealSecrets(interrupted).reseal();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).isBetween(1L, 999L);
    assertThat(reseal.reseal()).isEqualTo(1000 - done);
  }

  @Test
  void a_row_that_does_not_open_keeps_nobody_waiting() {
    keep(10);
    rows.keep(Place.of("row", 3), secrets.seal(secret("3"), Place.of("elsewhere")));
    secrets.rotate();

    assertThat(reseal.reseal()).isEqualTo(9);
  }

  private void keep(int howMany) {
    IntStream.range(0, howMany)
        .forEach(i -> rows.keep(Place.of("row", i), secret(Integer.toString(i))));
  }
}
