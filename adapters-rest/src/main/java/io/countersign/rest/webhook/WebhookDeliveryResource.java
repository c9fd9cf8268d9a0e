package io.countersign.rest.webhook;

import io.countersign.application.webhook.ListWebhookDeliveries;
import io.countersign.application.webhook.RedeliverEvents;
import io.countersign.application.webhook.TryWebhook;
import io.countersign.application.webhook.WebhookDelivery;
import io.countersign.domain.client.Scope;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.Forms;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.util.List;

/** What was sent to webhooks; sends again, and tries out. */
public final class WebhookDeliveryResource implements Resource {
  private static final int USUAL_PAGE = 50;

  private final TryWebhook tryOut;
  private final ListWebhookDeliveries list;
  private final RedeliverEvents redeliver;

  public WebhookDeliveryResource(
      TryWebhook tryOut, ListWebhookDeliveries list, RedeliverEvents redeliver) {
    this.tryOut = tryOut;
    this.list = list;
    this.redeliver = redeliver;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(WebhookResource.ONE + "/test", Scope.WEBHOOKS_WRITE, this::tryOut)
            .withoutBody(),
        Operation.get(WebhookResource.ONE + "/deliveries", Scope.WEBHOOKS_READ, this::list)
            .querying("before", "limit", WebhookForms.STATE),
        Operation.post(
            WebhookResource.ONE + "/redeliveries", Scope.WEBHOOKS_WRITE, this::redeliver));
  }

  private Answer tryOut(Call call) {
    return tryOut
        .attempt(call.tenant(), call.id(WebhookId::new), call.client())
        .map(attempt -> Answer.ok(out -> WebhookJson.attempt(out, attempt)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer list(Call call) {
    int limit = call.query("limit", Forms::page).orElse(USUAL_PAGE);
    return list.list(
            call.tenant(),
            call.id(WebhookId::new),
            call.query("before", WebhookForms::position),
            call.query(WebhookForms.STATE, WebhookForms::state),
            limit)
        .map(page -> listed(page, limit))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private static Answer listed(List<WebhookDelivery> page, int limit) {
    return Answer.ok(out -> {
      Json.objects(out, "deliveries", page, delivery -> WebhookJson.delivery(out, delivery));
      if (page.size() == limit) {
        out.writeNumberProperty("next", page.getLast().position());
      }
    });
  }

  private Answer redeliver(Call call) {
    Body body =
        call.body()
            .only(WebhookForms.EVENT, WebhookForms.FIRST, WebhookForms.LAST, WebhookForms.STATE);
    return redeliver
        .redeliver(call.tenant(), call.id(WebhookId::new), call.client(), WebhookForms.which(body))
        .map(count -> Answer.ok(out -> out.writeNumberProperty("redelivered", count)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }
}
