package io.countersign.rest.policy;

import io.countersign.domain.policy.Circumstances;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.RiskAssessment;
import io.countersign.domain.risk.Sighting;
import io.countersign.rest.authentication.CircumstancesBody;
import io.countersign.rest.json.Body;
import io.countersign.rest.json.InvalidFields;
import io.countersign.rest.tenant.PolicyText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An authentication that there was not, as it would be begun. */
final class EventJson {

  static final String USER = "userId";
  static final String FIRST_FACTOR = "firstFactor";

  private static final String RISK = "risk";
  private static final int MOST_ASSESSMENTS = 16;

  static final List<String> NAMES =
      Stream.concat(Stream.of(USER, FIRST_FACTOR, RISK), CircumstancesBody.NAMES.stream()).toList();

  private EventJson() {}

  static Circumstances circumstances(Body event) {
    Circumstances said = CircumstancesBody.read(event);
    return said.assessed(
        event.object(RISK).map(EventJson::risk).orElse(RiskAssessment.NONE), Sighting.NONE);
  }

  private static RiskAssessment risk(Body risk) {
    Map<String, Assessment> assessments = new HashMap<>();
    for (String assessor : risk.names()) {
      if (!assessor.matches("[A-Za-z][A-Za-z0-9]{0,63}")
          || assessments.size() == MOST_ASSESSMENTS) {
        throw new InvalidFields("event." + RISK, "must be at most 16 names of assessors");
      }
      Optional<Body> found = risk.object(assessor);
      found.ifPresent(one -> assessments.put(assessor, assessment(one)));
    }
    return new RiskAssessment(assessments);
  }

  private static Assessment assessment(Body one) {
    one.only("confidence", "code");
    Confidence confidence =
        one.text("confidence", text -> PolicyText.named(Confidence.values(), text));
    return one.text("code", code -> new Assessment(confidence, code(code)));
  }

  private static String code(String text) {
    if (!text.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException("must be lower-case words joined by underscores");
    }
    return text;
  }
}
