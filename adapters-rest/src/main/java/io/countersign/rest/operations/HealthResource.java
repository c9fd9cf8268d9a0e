package io.countersign.rest.operations;

import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether the server lives, is ready, and how it does. */
public final class HealthResource implements Resource {
  private final Operations operations;

  public HealthResource(Operations operations) {
    this.operations = operations;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.open("/health/live", _ -> up()),
        Operation.open("/health/ready", this::ready),
        Operation.open("/metrics", this::metrics));
  }

  private static Answer up() {
    return Answer.ok(out -> out.writeStringProperty("status", "up"));
  }

  private Answer ready(Call call) {
    return operations.ready()
        ? up()
        : Failure.of(Problem.UNAVAILABLE)
            .because("The server is not ready.")
            .retryAfter(Duration.ofSeconds(1));
  }

  private Answer metrics(Call call) {
    return new Content(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        operations.metrics().getBytes(StandardCharsets.UTF_8),
        Content.NO_STORE,
        Map.of());
  }
}
