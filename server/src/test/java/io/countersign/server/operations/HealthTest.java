package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthTest {

  private final AtomicBoolean storage = new AtomicBoolean(true);
  private final Health health = new Health(storage::get);

  @Test
  void it_is_not_ready_before_it_says_so() {
    assertThat(health.ready()).isFalse();

    health.begin();

    assertThat(health.ready()).isTrue();
  }

  @Test
  void it_is_not_ready_while_the_storage_does_not_answer() {
    health.begin();
    storage.set(false);
    health.look();
    assertThat(health.ready()).isFalse();

    storage.set(true);
    health.look();
    assertThat(health.ready()).isTrue();
  }

  @Test
  void it_is_not_ready_when_it_is_about_to_stop() {
    health.begin();
    health.end();
    health.look();

    assertThat(health.ready()).isFalse();
  }
}
