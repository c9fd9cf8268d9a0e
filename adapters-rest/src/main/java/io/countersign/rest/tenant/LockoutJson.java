package io.countersign.rest.tenant;

import static io.countersign.domain.lockout.LockoutRules.USUAL;

import io.countersign.domain.lockout.LockoutMode;
import io.countersign.domain.lockout.LockoutRules;
import io.countersign.rest.json.Body;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;

/** How often one may guess at an identifier, as JSON. */
final class LockoutJson {
  private static final String MAX_ATTEMPTS = "maxAttempts";
  private static final String MINUTES = "minutes";
  private static final String MODE = "mode";
  private static final String SOURCE_ATTEMPTS = "sourceAttempts";
  private static final String FULL_IDENTIFIERS = "fullIdentifiers";

  private LockoutJson() {}

  /** What it says shall be chosen; what is absent stays. */
  static UnaryOperator<LockoutRules> change(Body body) {
    body.only(MAX_ATTEMPTS, MINUTES, MODE, SOURCE_ATTEMPTS, FULL_IDENTIFIERS);
    Optional<Integer> max =
        body.optionalNumber(MAX_ATTEMPTS, n -> ranged(n, USUAL.minutes(), 1).maxAttempts());
    Optional<Integer> minutes =
        body.optionalNumber(MINUTES, n -> ranged(USUAL.maxAttempts(), n, 1).minutes());
    Optional<LockoutMode> mode =
        body.optionalText(MODE, text -> PolicyText.named(LockoutMode.values(), text));
    Optional<Integer> source =
        body.optionalNumber(
            SOURCE_ATTEMPTS, n -> ranged(USUAL.maxAttempts(), USUAL.minutes(), n).sourceAttempts());
    Optional<Boolean> full = body.optionalFlag(FULL_IDENTIFIERS);
    return before ->
        new LockoutRules(
            max.orElse(before.maxAttempts()),
            minutes.orElse(before.minutes()),
            mode.orElse(before.mode()),
            source.orElse(before.sourceAttempts()),
            full.orElse(before.fullIdentifiers()));
  }

  static void write(JsonGenerator out, LockoutRules rules) {
    out.writeNumberProperty(MAX_ATTEMPTS, rules.maxAttempts());
    out.writeNumberProperty(MINUTES, rules.minutes());
    out.writeStringProperty(MODE, PolicyText.of(rules.mode()));
    out.writeNumberProperty(SOURCE_ATTEMPTS, rules.sourceAttempts());
    out.writeBooleanProperty(FULL_IDENTIFIERS, rules.fullIdentifiers());
  }

  /** The rules themselves know their ranges. */
  private static LockoutRules ranged(int max, int minutes, int source) {
    return new LockoutRules(max, minutes, USUAL.mode(), source, USUAL.fullIdentifiers());
  }
}
