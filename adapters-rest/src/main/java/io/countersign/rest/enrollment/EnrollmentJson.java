package io.countersign.rest.enrollment;

import io.countersign.domain.enrollment.Enrollment;
import io.countersign.domain.enrollment.EnrollmentStatus;
import io.countersign.rest.json.Json;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** An enrollment as JSON. */
final class EnrollmentJson {
  private EnrollmentJson() {}

  static void write(JsonGenerator out, Enrollment enrollment, EnrollmentStatus status) {
    out.writeStringProperty("id", enrollment.id().toString());
    out.writeStringProperty("userId", enrollment.user().value());
    out.writeStringProperty("factor", enrollment.factor().value());
    out.writeStringProperty("label", enrollment.label().value());
    out.writeStringProperty("status", text(status));
    Json.time(out, "createdAt", enrollment.createdAt());
    Json.time(out, "expiresAt", enrollment.expiresAt());
    enrollment
        .authentication()
        .ifPresent(id -> out.writeStringProperty("authenticationId", id.toString()));
    enrollment
        .authenticator()
        .ifPresent(id -> out.writeStringProperty("authenticatorId", id.toString()));
  }

  static String text(EnrollmentStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
