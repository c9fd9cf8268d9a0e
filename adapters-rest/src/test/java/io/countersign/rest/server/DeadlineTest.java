package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Raw;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that is slow on purpose holds nothing for long, and work is never cut short. */
class DeadlineTest {
  private final Host host = new Host(Duration.ofSeconds(1), 2);
  private final String key = host.admin();
  private final Client client = new Client(host, key);

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void a_body_that_does_not_come_ends_the_request() {
    try (Raw raw = host.raw()) {
      raw.send(
          "POST /v1/authentications HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + key
              + "\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"userId\": \"ada\"");

      Reply reply = raw.reply();

      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.problem()).isEqualTo("timeout");
      assertThat(reply.header("Connection")).isEqualTo("close");
      raw.awaitEnd();
    }
    assertThat(client.get("/v1/users/ada").status()).isEqualTo(404);
  }

  @Test
  void headers_that_do_not_end_end_the_request() {
    try (Raw raw = host.raw()) {
      raw.send("GET /v1/factors HTTP/1.1\r\nHost: a\r\nX-");

      assertThat(raw.reply().problem()).isEqualTo("timeout");
      raw.awaitEnd();
    }
  }

  @Test
  void a_connection_that_says_nothing_is_closed() {
    try (Raw raw = host.raw()) {
      raw.awaitEnd();
    }
    try (Raw raw = host.raw()) {
      raw.send("GET /v1").awaitEnd();
    }
  }

  @Test
  void a_body_that_nobody_needs_is_not_waited_for() {
    try (Raw raw = host.raw()) {
      raw.send(
          "POST /v1/nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n and then no more");

      assertThat(raw.reply().status()).isEqualTo(404);
      raw.awaitEnd();
    }
  }

  @Test
  void slow_clients_keep_nobody_out() {
    try (Raw first = host.raw();
        Raw second = host.raw()) {
      first.send("GET /v1/factors HTTP/1.1\r\n");
      second.send("GET /v1");

      assertThat(client.get("/v1/factors").status()).as("waits for a place").isEqualTo(200);
    }
  }

  @Test
  void a_request_that_is_being_carried_out_is_not_interrupted() {
    Holder ada = Holder.enroll(client, "ada");
    String id = ada.begin();
    AtomicBoolean interrupted = new AtomicBoolean();
    host.plugins.before(() -> {
      // Until a connection that came later was cut off: more time than a request has.
      try (Raw later = host.raw()) {
        later.awaitEnd();
      }
      interrupted.set(Thread.currentThread().isInterrupted());
    });

    Reply verified = ada.verify(id);

    assertThat(verified.text("status")).isEqualTo("approved");
    assertThat(interrupted).isFalse();
  }
}
