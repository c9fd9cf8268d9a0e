package io.countersign.rest.delivery;

import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryStatus;
import io.countersign.rest.json.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** How far a message got, as JSON. */
public final class DeliveryJson {
  private DeliveryJson() {}

  /** The property {@code delivery}, if there is one. */
  public static void write(JsonGenerator out, Optional<Delivery> delivery) {
    delivery.ifPresent(one ->
        Json.object(
            out,
            "delivery",
            () -> {
              out.writeStringProperty("channel", one.channel().value());
              out.writeStringProperty("destination", one.masked());
              out.writeStringProperty("status", text(one.status()));
              one.reason().ifPresent(reason -> out.writeStringProperty("reason", reason));
            }));
  }

  private static String text(DeliveryStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
