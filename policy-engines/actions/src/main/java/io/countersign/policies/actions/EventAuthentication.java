package io.countersign.policies.actions;

import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.PolicyEvent.DoneMethod;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.Confidence;
import io.countersign.domain.risk.RiskAssessment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Auth0's {@code event.authentication}. */
final class EventAuthentication {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String PHONE_NUMBER = "PhoneNumber";

  private EventAuthentication() {}

  static void write(JsonGenerator out, PolicyEvent event) {
    out.writeArrayPropertyStart("methods");
    event.methods().forEach(method -> method(out, method));
    out.writeEndArray();
    if (!event.risk().assessments().isEmpty()) {
      risk(out, event.risk(), event.context().user().phoneNumber().isPresent());
    }
  }

  private static void method(JsonGenerator out, DoneMethod method) {
    out.writeStartObject();
    out.writeStringProperty("name", method.name());
    method
        .type()
        .ifPresent(
            type -> out.writeStringProperty("type", Auth0Factors.theirs(type, method.variants())));
    out.writeStringProperty("timestamp", time(method.at()));
    out.writeEndObject();
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private static void risk(JsonGenerator out, RiskAssessment risk, boolean hasPhone) {
    SortedMap<String, Assessment> assessments = new TreeMap<>(risk.assessments());
    if (!hasPhone) {
      assessments.putIfAbsent(
          PHONE_NUMBER, new Assessment(Confidence.NEUTRAL, "phone_number_not_provided"));
    }
    out.writeObjectPropertyStart("riskAssessment");
    out.writeStringProperty("confidence", risk.confidence().text());
    out.writeStringProperty("version", "1");
    out.writeObjectPropertyStart("assessments");
    assessments.forEach((name, assessment) -> assessment(out, name, assessment));
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void assessment(JsonGenerator out, String name, Assessment assessment) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("confidence", assessment.confidence().text());
    out.writeStringProperty("code", assessment.code());
    out.writeObjectPropertyStart("details");
    new TreeMap<>(assessment.details()).forEach(out::writeStringProperty);
    out.writeEndObject();
    out.writeEndObject();
  }
}
