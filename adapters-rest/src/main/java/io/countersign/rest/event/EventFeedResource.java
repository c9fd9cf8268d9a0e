package io.countersign.rest.event;

import io.countersign.application.assertion.Assertions;
import io.countersign.application.ledger.ReadEvents;
import io.countersign.application.ledger.ReadEventsResult;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Cursor;
import io.countersign.domain.event.EventType;
import io.countersign.domain.tenant.TenantId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened to a tenant, in one order, for whoever collects it. */
public final class EventFeedResource implements Resource {

  /** A detached signature (RFC 7515 appendix F) of the body as it is. */
  public static final String SIGNATURE = "Countersign-Signature";

  private static final int USUAL_PAGE = 50;

  private final ReadEvents read;
  private final Assertions assertions;
  private final InstantSource clock;

  public EventFeedResource(ReadEvents read, Assertions assertions, InstantSource clock) {
    this.read = read;
    this.assertions = assertions;
    this.clock = clock;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/events", Scope.EVENTS_READ, this::list)
            .querying("after", "limit", "type"));
  }

  private Answer list(Call call) {
    Optional<Cursor> after = call.query("after", EventFeedResource::cursor);
    Set<EventType> types = call.query("type", EventTypes::of).orElse(Set.of());
    ReadEventsResult result =
        read.read(call.tenant(), after, types, call.query("limit", Forms::page).orElse(USUAL_PAGE));
    return switch (result) {
      case ReadEventsResult.Page page -> signed(page(call.tenant(), after, types, page));
      case ReadEventsResult.Gone() -> Failure.of(Problem.EVENTS_GONE);
    };
  }

  /** Says whose page it is, which and of when, so that none can stand in for another. */
  private byte[] page(
      TenantId tenant, Optional<Cursor> after, Set<EventType> types, ReadEventsResult.Page page) {
    return Json.object(out -> {
      out.writeStringProperty("tenant", tenant.value());
      Json.time(out, "at", clock.instant());
      if (!types.isEmpty()) {
        Json.texts(out, "types", types.stream().map(EventType::text).sorted().toList());
      }
      after.ifPresent(cursor -> out.writeStringProperty("after", cursor.text()));
      Json.objects(out, "events", page.entries(), entry -> EntryJson.write(out, entry));
      out.writeStringProperty("next", page.next().text());
      out.writeBooleanProperty("more", page.more());
    });
  }

  private Answer signed(byte[] body) {
    return Content.json(200, Optional.empty(), body)
        .with(SIGNATURE, assertions.signDetached("countersign-events+jws", body));
  }

  private static Cursor cursor(String text) {
    return Cursor.read(text)
        .orElseThrow(() -> new IllegalArgumentException("must be a next of an earlier page"));
  }
}
