package io.countersign.rest.policy;

import io.countersign.application.authentication.Simulation;
import io.countersign.application.authentication.Simulation.Step;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Decision;
import io.countersign.rest.authentication.TraceJson;
import io.countersign.rest.json.Json;
import io.countersign.rest.tenant.PolicyText;
import java.util.Collection;
import java.util.Comparator;
import tools.jackson.core.JsonGenerator;

/** A simulation as JSON. */
final class SimulationJson {
  private static final String DECISION = "decision";

  private SimulationJson() {}

  static void write(JsonGenerator out, Simulation simulation) {
    simulation.version().ifPresent(version -> out.writeNumberProperty("version", version));
    out.writeStringProperty("end", PolicyText.of(simulation.end()));
    simulation.message().ifPresent(text -> out.writeStringProperty("message", text));
    Json.objects(out, "steps", simulation.steps(), step -> write(out, step));
    TraceJson.write(out, simulation.trace());
  }

  private static void write(JsonGenerator out, Step step) {
    switch (step.decision()) {
      case Decision.Allow() -> out.writeStringProperty(DECISION, "allow");
      case Decision.ChallengeWithAny(var types) ->
          challenge(
              out, types.stream().sorted(Comparator.comparing(FactorType::value)).toList(), false);
      case Decision.Offer(var names, var pick) -> challenge(out, names, pick);
      case Decision.EnrollWithAny(var types, var skippable) -> {
        out.writeStringProperty(DECISION, "enroll");
        factors(out, types.stream().sorted(Comparator.comparing(FactorType::value)).toList());
        out.writeBooleanProperty("skippable", skippable);
      }
      case Decision.Deny(var reason) -> {
        out.writeStringProperty(DECISION, "deny");
        out.writeStringProperty("reason", reason);
      }
    }
    out.writeBooleanProperty("browserSpares", step.browserSpares());
    step.proved().ifPresent(name -> out.writeStringProperty("proved", name.value()));
  }

  private static void challenge(JsonGenerator out, Collection<FactorType> names, boolean pick) {
    out.writeStringProperty(DECISION, "challenge");
    factors(out, names);
    out.writeBooleanProperty("pick", pick);
  }

  private static void factors(JsonGenerator out, Collection<FactorType> names) {
    Json.texts(out, "factors", names.stream().map(FactorType::value).toList());
  }
}
