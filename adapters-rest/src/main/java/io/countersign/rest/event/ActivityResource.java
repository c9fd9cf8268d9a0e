package io.countersign.rest.event;

import io.countersign.application.event.ListActivity;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventId;
import io.countersign.rest.http.Account;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import java.util.List;

/** What happened to a user lately. */
public final class ActivityResource implements Resource {
  private static final int USUAL_PAGE = 50;

  private final ListActivity activity;

  public ActivityResource(ListActivity activity) {
    this.activity = activity;
  }

  @Override
  public List<Operation> operations() {
    return Account.doors(
        Operation.get(Account.OF_USER + "/activity", Scope.ACTIVITY_READ, this::list)
            .querying("before", "limit"));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    List<Event> events =
        activity.list(
            call.tenant(), call.user(), call.query("before", Forms.id(EventId::new)), limit);
    return Answer.ok(out -> {
      Json.objects(out, "events", events, event -> EventJson.write(out, event));
      if (events.size() == limit) {
        out.writeStringProperty("next", events.getLast().id().toString());
      }
    });
  }
}
