package io.countersign.rest.event;

import io.countersign.application.assertion.VerificationKey;
import io.countersign.application.ledger.GenuineCheckpoint;
import io.countersign.application.ledger.ListCheckpoints;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Head;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Signed checkpoints of the ledger, for whoever keeps them where Countersign cannot write. */
public final class CheckpointResource implements Resource {

  private static final int USUAL_PAGE = 50;

  private final ListCheckpoints list;

  public CheckpointResource(ListCheckpoints list) {
    this.list = list;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/audit/checkpoints", Scope.EVENTS_READ, this::list)
            .querying("before", "limit"));
  }

  private Answer list(Call call) {
    ListCheckpoints.Page page =
        list.list(
            call.tenant(),
            call.query("before", Positions::of).orElse(Long.MAX_VALUE),
            call.query("limit", Forms::page).orElse(USUAL_PAGE));
    return Answer.ok(out -> {
      Json.objects(out, "checkpoints", page.checkpoints(), one -> write(out, one));
      out.writeName("keys");
      out.writeRawValue(
          page.keys().stream()
              .map(VerificationKey::jwk)
              .collect(Collectors.joining(",", "[", "]")));
      page.next().ifPresent(next -> out.writeNumberProperty("next", next));
    });
  }

  private static void write(JsonGenerator out, GenuineCheckpoint one) {
    Head head = one.checkpoint().head();
    out.writeNumberProperty("position", head.position());
    out.writeStringProperty("link", head.link().hex());
    Json.time(out, "at", one.checkpoint().at());
    out.writeStringProperty("jws", one.jws());
  }
}
