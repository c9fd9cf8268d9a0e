package io.countersign.policies.actions;

import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.Location;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.policy.Requested;
import tools.jackson.core.JsonGenerator;

/** Auth0's {@code event.request}. */
final class EventRequest {

  private EventRequest() {}

  static void write(JsonGenerator out, Context context) {
    RequestFacts request = context.request();
    request.ip().ifPresent(ip -> out.writeStringProperty("ip", ip));
    request.userAgent().ifPresent(agent -> out.writeStringProperty("user_agent", agent));
    request.language().ifPresent(language -> out.writeStringProperty("language", language));
    out.writeStringProperty("method", "POST");
    out.writeObjectPropertyStart("geoip");
    request.location().ifPresent(location -> location(out, location));
    out.writeEndObject();
    query(out, context.requested());
    out.writeObjectPropertyStart("body");
    out.writeEndObject();
  }

  private static void location(JsonGenerator out, Location location) {
    out.writeNumberProperty("latitude", location.latitude());
    out.writeNumberProperty("longitude", location.longitude());
    location.country().ifPresent(country -> out.writeStringProperty("countryCode", country));
    location.city().ifPresent(city -> out.writeStringProperty("cityName", city));
  }

  /** Where actions look for what the application asked for (RFC 9470 section 4). */
  private static void query(JsonGenerator out, Requested requested) {
    out.writeObjectPropertyStart("query");
    if (!requested.acrValues().isEmpty()) {
      out.writeStringProperty("acr_values", String.join(" ", requested.acrValues()));
    }
    requested
        .maxAge()
        .ifPresent(age -> out.writeStringProperty("max_age", Long.toString(age.toSeconds())));
    out.writeEndObject();
  }
}
