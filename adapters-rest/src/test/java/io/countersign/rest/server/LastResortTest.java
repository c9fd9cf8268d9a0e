package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastResortTest {
  @Test
  void nothing_of_a_bug_leaves_but_the_request_id() {
    try (Host host = new Host()) {
      Client client = new Client(host, host.admin());
      String id = Holder.enroll(client, "ada").begin();
      for (Throwable bug :
          List.of(new IllegalStateException("seed=JBSW"), new StackOverflowError("seed=JBSW"))) {
        host.plugins.before(() -> sneak(bug));

        Reply reply =
            client.post("/v1/authentications/" + id + "/verify", Holder.response("000000"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.problem()).isEqualTo("internal");
        assertThat(reply.body()).doesNotContain("JBSW", "Exception", "Error\"");
      }
      host.plugins.before(() -> {});
      assertThat(client.get("/v1/authentications/" + id).json().path("attemptsLeft").asInt())
          .as("rolled back")
          .isEqualTo(Host.ATTEMPTS);
    }
  }

  private static void sneak(Throwable bug) {
    switch (bug) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(bug);
    }
  }
}
