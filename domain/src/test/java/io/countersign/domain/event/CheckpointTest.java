package io.countersign.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  private static final Link LINK = Link.first(TenantId.DEFAULT);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          new Head(new TenantId("acme"), 48_211, LINK),
          Instant.parse("2026-03-01T10:00:00.123456Z"),
          false);

  @Test
  void a_checkpoint_is_signed_as_json_and_read_again() {
    assertThat(new String(CHECKPOINT.json(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"tenant\":\"acme\",\"position\":48211,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00.123456Z\"}"
                .formatted(LINK));
    assertThat(Checkpoint.read(CHECKPOINT.json())).contains(CHECKPOINT);
  }

  @Test
  void that_of_a_base_says_so() {
    Checkpoint base = new Checkpoint(CHECKPOINT.head(), CHECKPOINT.at(), true);

    assertThat(new String(base.json(), StandardCharsets.UTF_8)).endsWith("Z\",\"base\":true}");
    assertThat(Checkpoint.read(base.json())).contains(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"tenant\":\"ACME\",\"position\":1,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\"}",
        "{\"tenant\":\"acme\",\"position\":-1,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\"}",
        "{\"tenant\":\"acme\",\"position\":9999999999999999999,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\"}",
        "{\"tenant\":\"acme\",\"position\":1,\"link\":\"00\",\"at\":\"2026-03-01T10:00:00Z\"}",
        "{\"tenant\":\"acme\",\"position\":1,\"link\":\"%s\",\"at\":\"today\"}",
        "{\"tenant\":\"acme\",\"position\":1,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\",\"base\":false}",
        "{\"tenant\":\"acme\",\"position\":1,\"link\":\"%s\",\"at\":\"2026-03-01T10:00:00Z\"} "
      })
  void what_is_none_is_not_read(String json) {
    assertThat(Checkpoint.read(json.formatted(LINK).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
