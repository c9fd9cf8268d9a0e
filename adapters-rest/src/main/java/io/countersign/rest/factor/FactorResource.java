package io.countersign.rest.factor;

import io.countersign.application.factor.ListFactors;
import io.countersign.application.factor.LoadedFactor;
import io.countersign.application.factor.RefusedPlugin;
import io.countersign.rest.http.Answer;
import io.countersign.rest.http.Call;
import io.countersign.rest.http.Operation;
import io.countersign.rest.http.Resource;
import io.countersign.rest.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The factors that are loaded. */
public final class FactorResource implements Resource {
  private final ListFactors list;

  public FactorResource(ListFactors list) {
    this.list = list;
  }

  @Override
  public List<Operation> operations() {
    return List.of(Operation.get("/v1/factors", this::list));
  }

  private Answer list(Call call) {
    ListFactors.Known known = list.list();
    return Answer.ok(out -> {
      Json.objects(out, "factors", known.loaded(), factor -> write(out, factor));
      Json.objects(out, "refused", known.refused(), refused -> write(out, refused));
    });
  }

  private static void write(JsonGenerator out, LoadedFactor factor) {
    var traits = factor.traits();
    out.writeStringProperty("type", factor.type().value());
    out.writeStringProperty("version", factor.version());
    out.writeStringProperty("displayName", traits.displayName());
    Json.texts(
        out,
        "kinds",
        traits.kinds().stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
    Json.texts(out, "amr", traits.amr().stream().sorted().toList());
    out.writeBooleanProperty("phishingResistant", traits.phishingResistant());
    out.writeBooleanProperty("importable", traits.importable());
  }

  private static void write(JsonGenerator out, RefusedPlugin refused) {
    out.writeStringProperty("archive", refused.archive());
    out.writeStringProperty("reason", refused.reason());
    Json.time(out, "since", refused.since());
    refused.inPlace().ifPresent(version -> out.writeStringProperty("inPlace", version));
  }
}
