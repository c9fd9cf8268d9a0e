package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Raw;
import io.countersign.rest.fixture.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StopTest {
  private final Host host = new Host();
  private final Client client = new Client(host, host.admin());

  @Test
  void requests_in_flight_end_first_and_no_others_begin() throws Exception {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    host.plugins.before(() -> {
      begun.countDown();
      await(mayEnd);
    });
    CompletableFuture<Reply> verified = CompletableFuture.supplyAsync(() -> ada.verify(id));
    await(begun);

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(host::stop);
    awaitNoConnection();
    assertThat(stopped).isNotDone();
    mayEnd.countDown();

    assertThat(verified.get(30, TimeUnit.SECONDS).text("status")).isEqualTo("approved");
    stopped.get(30, TimeUnit.SECONDS);
  }

  @Test
  @Timeout(5) // less than the grace, which is 10 seconds
  void connections_that_wait_are_not_waited_for() {
    try (Raw silent = host.raw();
        Raw idle = host.raw()) {
      idle.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(idle.reply().status()).isEqualTo(200);

      host.stop();

      silent.awaitEnd();
      idle.awaitEnd();
    }
  }

  @Test
  void stopping_twice_is_stopping_once() {
    host.stop();
    host.stop();

    assertThatThrownBy(host::raw).isInstanceOf(UncheckedIOException.class);
  }

  /** One that is taken in the last moment ends when the server does, and is not waited for. */
  private void awaitNoConnection() {
    while (true) {
      try (Raw _ = host.raw()) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      } catch (UncheckedIOException refused) {
        return;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
