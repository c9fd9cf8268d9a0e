package io.countersign.rest.contact;

import io.countersign.domain.contact.ContactPurpose;
import io.countersign.domain.contact.ContactStatus;
import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.rest.delivery.DeliveryJson;
import io.countersign.rest.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A contact verification as JSON. */
final class ContactVerificationJson {
  private ContactVerificationJson() {}

  static void write(
      JsonGenerator out,
      ContactVerification verification,
      ContactStatus status,
      Optional<Delivery> delivery) {
    out.writeStringProperty("id", verification.id().toString());
    out.writeStringProperty("factor", verification.as().value());
    out.writeStringProperty("purpose", text(verification.purpose()));
    out.writeStringProperty("destination", verification.masked());
    out.writeStringProperty("status", text(status));
    Json.time(out, "createdAt", verification.createdAt());
    Json.time(out, "expiresAt", verification.expiresAt());
    DeliveryJson.write(out, delivery);
  }

  static String text(ContactStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String text(ContactPurpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The purpose of this name. */
  static ContactPurpose purpose(String text) {
    return Arrays.stream(ContactPurpose.values())
        .filter(purpose -> text(purpose).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("must be sign-in, registration or password-reset"));
  }
}
