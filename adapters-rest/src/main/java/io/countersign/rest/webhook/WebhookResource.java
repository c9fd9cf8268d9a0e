package io.countersign.rest.webhook;

import io.countersign.application.webhook.ChangeWebhook;
import io.countersign.application.webhook.ChangeWebhookResult;
import io.countersign.application.webhook.CreateWebhook;
import io.countersign.application.webhook.CreateWebhookResult;
import io.countersign.application.webhook.DeleteWebhook;
import io.countersign.application.webhook.ListWebhooks;
import io.countersign.application.webhook.ReadWebhook;
import io.countersign.application.webhook.RotateWebhookSecret;
import io.countersign.domain.client.Scope;
import io.countersign.domain.webhook.SignatureScheme;
import io.countersign.domain.webhook.Subscription;
import io.countersign.domain.webhook.Webhook;
import io.countersign.domain.webhook.WebhookId;
import io.countersign.domain.webhook.WebhookUrl;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Failure;
import io.countersign.rest.http.NoContent;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.json.Json;
import io.countersign.rest.problem.Problem;
import java.time.Duration;
import java.util.List;

/** Webhooks: create, list, read, change, delete, and their secrets. */
public final class WebhookResource implements Resource {
  static final String ALL = "/v1/webhooks";
  static final String ONE = ALL + "/{webhookId}";
  private static final String URL = "url";
  private static final String DESCRIPTION = "description";
  private static final String ORDERED = "ordered";
  private static final String OVERLAP = "overlapHours";
  private static final long MOST_HOURS = 168;
  private static final long USUAL_HOURS = 24;

  private final CreateWebhook create;
  private final ListWebhooks list;
  private final ReadWebhook read;
  private final ChangeWebhook change;
  private final DeleteWebhook delete;
  private final RotateWebhookSecret rotate;

  public WebhookResource(
      CreateWebhook create,
      ListWebhooks list,
      ReadWebhook read,
      ChangeWebhook change,
      DeleteWebhook delete,
      RotateWebhookSecret rotate) {
    this.create = create;
    this.list = list;
    this.read = read;
    this.change = change;
    this.delete = delete;
    this.rotate = rotate;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(ALL, Scope.WEBHOOKS_WRITE, this::create).once(),
        Operation.get(ALL, Scope.WEBHOOKS_READ, this::list),
        Operation.get(ONE, Scope.WEBHOOKS_READ, this::read),
        Operation.patch(ONE, Scope.WEBHOOKS_WRITE, this::change),
        Operation.delete(ONE, Scope.WEBHOOKS_WRITE, this::delete),
        Operation.post(ONE + "/secret", Scope.WEBHOOKS_WRITE, this::rotate));
  }

  private Answer create(Call call) {
    Body body =
        call.body().only(URL, DESCRIPTION, WebhookForms.EVENTS, ORDERED, WebhookForms.SIGNATURE);
    CreateWebhook.Draft draft =
        new CreateWebhook.Draft(
            body.text(URL, WebhookUrl::of),
            body.optionalText(DESCRIPTION, WebhookForms::description).orElse(""),
            WebhookForms.subscription(body).orElse(Subscription.ALL),
            body.isTrue(ORDERED),
            body.optionalText(WebhookForms.SIGNATURE, WebhookForms::signature)
                .orElse(SignatureScheme.V1));
    return switch (create.create(call.tenant(), call.client(), draft)) {
      case CreateWebhookResult.Created(var standing, var secret) ->
          Answer.created(
              ALL + "/" + standing.webhook().id(),
              out -> {
                WebhookJson.write(out, standing);
                WebhookJson.secret(out, secret);
              });
      case CreateWebhookResult.TooMany() -> Failure.of(Problem.TOO_MANY_WEBHOOKS);
      case CreateWebhookResult.NotEncrypted() -> throw notEncrypted();
    };
  }

  private Answer list(Call call) {
    List<Webhook> webhooks = list.list(call.tenant());
    return Answer.ok(
        out -> Json.objects(out, "webhooks", webhooks, webhook -> WebhookJson.write(out, webhook)));
  }

  private Answer read(Call call) {
    return read.read(call.tenant(), call.id(WebhookId::new))
        .map(reading -> Answer.ok(out -> WebhookJson.write(out, reading)))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer change(Call call) {
    Body body = call.body().only(URL, DESCRIPTION, WebhookForms.EVENTS, ORDERED, "enabled");
    ChangeWebhook.Change wanted =
        new ChangeWebhook.Change(
            body.optionalText(URL, WebhookUrl::of),
            body.optionalText(DESCRIPTION, WebhookForms::description),
            WebhookForms.subscription(body),
            body.optionalFlag(ORDERED),
            body.optionalFlag("enabled"));
    return switch (change.change(call.tenant(), call.id(WebhookId::new), call.client(), wanted)) {
      case ChangeWebhookResult.Changed(var standing) ->
          Answer.ok(out -> WebhookJson.write(out, standing));
      case ChangeWebhookResult.NoSuchWebhook() -> Failure.of(Problem.NOT_FOUND);
      case ChangeWebhookResult.NotEncrypted() -> throw notEncrypted();
    };
  }

  private Answer delete(Call call) {
    return delete
        .delete(call.tenant(), call.id(WebhookId::new), call.client())
        .map(_ -> (Answer) new NoContent())
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private Answer rotate(Call call) {
    Body body = call.body().only(OVERLAP, WebhookForms.SIGNATURE);
    long hours = body.optionalNumber(OVERLAP, 0, MOST_HOURS).orElse(USUAL_HOURS);
    return rotate
        .rotate(
            call.tenant(),
            call.id(WebhookId::new),
            call.client(),
            body.optionalText(WebhookForms.SIGNATURE, WebhookForms::signature),
            Duration.ofHours(hours))
        .map(secret ->
            Answer.ok(out -> {
              out.writeStringProperty(WebhookForms.SIGNATURE, secret.scheme().text());
              WebhookJson.secret(out, secret);
            }))
        .orElseGet(() -> Failure.of(Problem.NOT_FOUND));
  }

  private static InvalidFields notEncrypted() {
    return new InvalidFields(URL, "must be https");
  }
}
