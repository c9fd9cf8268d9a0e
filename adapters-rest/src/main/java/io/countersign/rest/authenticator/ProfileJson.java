package io.countersign.rest.authenticator;

import io.countersign.domain.factor.FactorType;
import io.countersign.domain.factor.Profile;
import io.countersign.rest.json.Json;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** What everybody may know of an authenticator, as JSON. */
public final class ProfileJson {
  private ProfileJson() {}

  /** The properties {@code variants} and {@code facts}, if there are any. */
  public static void write(JsonGenerator out, Profile profile) {
    if (!profile.variants().isEmpty()) {
      Json.texts(
          out, "variants", profile.variants().stream().map(FactorType::value).sorted().toList());
    }
    if (!profile.facts().isEmpty()) {
      Json.object(
          out, "facts", () -> new TreeMap<>(profile.facts()).forEach(out::writeStringProperty));
    }
  }
}
