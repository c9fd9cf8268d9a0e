package io.countersign.rest.policy;

import io.countersign.application.replay.Change;
import io.countersign.application.replay.Course;
import io.countersign.application.replay.Example;
import io.countersign.application.replay.PolicyReplay;
import io.countersign.domain.factor.FactorType;
import io.countersign.rest.json.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A replay as JSON. */
final class ReplayJson {

  private ReplayJson() {}

  static void write(JsonGenerator out, PolicyReplay replay) {
    brief(out, replay);
    Json.object(
        out, "examples", () -> List.of(Change.values()).forEach(of -> some(out, replay, of)));
  }

  private static void some(JsonGenerator out, PolicyReplay replay, Change change) {
    List<Example> some = replay.tally().examplesOf(change);
    if (!some.isEmpty()) {
      Json.objects(out, change.text(), some, one -> example(out, one));
    }
  }

  /** Without examples. */
  static void brief(JsonGenerator out, PolicyReplay replay) {
    out.writeStringProperty("id", replay.id().toString());
    out.writeStringProperty("state", replay.state().text());
    replay.failure().ifPresent(why -> out.writeStringProperty("failure", why));
    out.writeStringProperty("kind", replay.kind().text());
    replay.version().ifPresent(version -> out.writeNumberProperty("version", version));
    out.writeStringProperty("author", replay.author().value());
    Json.time(out, "since", replay.since());
    Json.time(out, "until", replay.until());
    Json.time(out, "createdAt", replay.createdAt());
    replay.endedAt().ifPresent(at -> Json.time(out, "endedAt", at));
    Json.time(out, "expiresAt", replay.expiresAt());
    out.writeNumberProperty("examined", replay.examined());
    replay.expected().ifPresent(about -> out.writeNumberProperty("expected", about));
    Json.object(
        out,
        "counts",
        () ->
            List.of(Change.values())
                .forEach(
                    change -> out.writeNumberProperty(change.text(), replay.tally().of(change))));
  }

  private static void example(JsonGenerator out, Example one) {
    out.writeStringProperty("authenticationId", one.id().toString());
    out.writeStringProperty("userId", one.user().value());
    Json.object(out, "then", () -> course(out, one.then()));
    Json.object(out, "now", () -> course(out, one.now()));
  }

  private static void course(JsonGenerator out, Course course) {
    Json.objects(out, "asked", course.asked(), asked -> asked(out, asked));
    course.denied().ifPresent(reason -> out.writeStringProperty("denied", reason));
  }

  private static void asked(JsonGenerator out, Course.Asked asked) {
    out.writeStringProperty("decision", asked.enroll() ? "enroll" : "challenge");
    Json.texts(out, "factors", asked.factors().stream().map(FactorType::value).toList());
    asked.proved().ifPresent(factor -> out.writeStringProperty("proved", factor.value()));
  }
}
