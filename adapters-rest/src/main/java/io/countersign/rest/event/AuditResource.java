package io.countersign.rest.event;

import io.countersign.application.ledger.EventFilter;
import io.countersign.application.ledger.Found;
import io.countersign.application.ledger.SearchEvents;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.EventId;
import io.countersign.domain.user.UserId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Content;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looking for what happened to a tenant, and taking it elsewhere. */
public final class AuditResource implements Resource {

  /** Of a page of lines, which has no place for it: the {@code before} of the next one. */
  public static final String NEXT = "Countersign-Next";

  private static final int USUAL_PAGE = 50;
  private static final int LONGEST = 100;

  private final SearchEvents search;

  public AuditResource(SearchEvents search) {
    this.search = search;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/v1/audit", Scope.EVENTS_READ, this::search)
            .querying(
                "user", "actor", "type", "source", "trace", "client", "from", "to", "before",
                "limit", "format"));
  }

  private Answer search(Call call) {
    EventFilter filter =
        new EventFilter(
            call.query("user", UserId::new),
            call.query("actor", Actor::new),
            call.query("type", EventTypes::names).orElse(Set.of()),
            call.query("source", Forms.line(LONGEST)),
            call.query("trace", Forms.line(LONGEST)),
            call.query("client", ClientId::new),
            call.query("from", Forms::time),
            call.query("to", Forms::time));
    Optional<AuditLines> lines =
        call.query("format", AuditResource::format).orElse(Optional.empty());
    SearchEvents.Page page =
        search.search(
            call.tenant(),
            filter,
            call.query("before", Forms.id(EventId::new)),
            call.query("limit", Forms::page).orElse(USUAL_PAGE));
    return lines.map(format -> lines(format, page)).orElseGet(() -> json(page));
  }

  private static Answer json(SearchEvents.Page page) {
    return Answer.ok(out -> {
      Json.objects(out, "events", page.events(), found -> EntryJson.write(out, found));
      page.next().ifPresent(next -> out.writeStringProperty("next", next.toString()));
    });
  }

  private static Answer lines(AuditLines format, SearchEvents.Page page) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes(format.first());
    for (Found found : page.events()) {
      lines.writeBytes(format.line(found));
    }
    Map<String, String> headers =
        page.next().map(next -> Map.of(NEXT, next.toString())).orElse(Map.of());
    return new Content(200, format.mediaType(), lines.toByteArray(), Content.NO_STORE, headers);
  }

  private static Optional<AuditLines> format(String text) {
    return switch (text) {
      case "json" -> Optional.empty();
      case "jsonl" -> Optional.of(AuditLines.JSONL);
      case "csv" -> Optional.of(AuditLines.CSV);
      default -> throw new IllegalArgumentException("must be json, jsonl or csv");
    };
  }
}
