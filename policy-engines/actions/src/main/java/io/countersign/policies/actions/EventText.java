package io.countersign.policies.actions;

import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.Requested;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** What an action is asked: Auth0's {@code event}, and what the actions before it changed. */
final class EventText {

  private EventText() {}

  /**
   * @param secrets of the action, by name
   * @param memo what the actions before it changed
   */
  static String of(PolicyEvent event, Map<String, String> secrets, Memo memo) {
    return Json.object(out -> {
      out.writeNumberProperty("seed", seed(event));
      out.writeName("memo");
      out.writeRawValue(memo.json());
      out.writeObjectPropertyStart("event");
      event(out, event, secrets);
      out.writeEndObject();
    });
  }

  /** The same for the same question, and another for every other. */
  private static int seed(PolicyEvent event) {
    return Objects.hash(event.at(), event.tenant(), event.user(), event.methods().size());
  }

  private static void event(JsonGenerator out, PolicyEvent event, Map<String, String> secrets) {
    EventUser.write(out, event);
    EventAuthentication.write(out, event);
    EventRequest.write(out, event.context());
    authorization(out, event);
    event.context().organization().ifPresent(organization -> organization(out, organization));
    client(out, event);
    transaction(out, event);
    tenant(out, event);
    secrets(out, secrets);
  }

  private static void authorization(JsonGenerator out, PolicyEvent event) {
    out.writeObjectPropertyStart("authorization");
    out.writeArrayPropertyStart("roles");
    event.context().user().roles().stream().sorted().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void organization(JsonGenerator out, OrganizationFacts organization) {
    String name = organization.name().orElse(organization.id().value());
    out.writeObjectPropertyStart("organization");
    out.writeStringProperty("id", organization.id().value());
    out.writeStringProperty("name", name);
    out.writeStringProperty("display_name", name);
    metadata(out, "metadata", organization.metadata());
    out.writeEndObject();
  }

  /** As it is: whoever made it saw to it that it is an object. */
  static void metadata(JsonGenerator out, String name, Metadata metadata) {
    out.writeName(name);
    out.writeRawValue(metadata.json());
  }

  private static void client(JsonGenerator out, PolicyEvent event) {
    out.writeObjectPropertyStart("client");
    out.writeStringProperty("client_id", event.client().value());
    out.writeStringProperty("name", event.client().value());
    metadata(out, "metadata", Metadata.NONE);
    out.writeEndObject();
    // What vouched for the first factor is the application itself; what Auth0 calls a database.
    out.writeObjectPropertyStart("connection");
    out.writeStringProperty("id", "application");
    out.writeStringProperty("name", "application");
    out.writeStringProperty("strategy", "auth0");
    out.writeEndObject();
  }

  private static void transaction(JsonGenerator out, PolicyEvent event) {
    Requested requested = event.context().requested();
    out.writeObjectPropertyStart("transaction");
    if (!requested.acrValues().isEmpty()) {
      out.writeArrayPropertyStart("acr_values");
      requested.acrValues().forEach(out::writeString);
      out.writeEndArray();
    }
    metadata(out, "metadata", Metadata.NONE);
    out.writeStringProperty("protocol", "oidc-basic-profile");
    event
        .context()
        .request()
        .language()
        .ifPresent(language -> out.writeStringProperty("locale", language));
    out.writeArrayPropertyStart("requested_scopes");
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void tenant(JsonGenerator out, PolicyEvent event) {
    out.writeObjectPropertyStart("tenant");
    out.writeStringProperty("id", event.tenantName());
    out.writeEndObject();
    // Nobody counts; who registers was never here, and everybody else was.
    out.writeObjectPropertyStart("stats");
    out.writeNumberProperty("logins_count", event.entry() == Entry.SIGN_IN ? 2 : 1);
    out.writeEndObject();
  }

  private static void secrets(JsonGenerator out, Map<String, String> secrets) {
    out.writeObjectPropertyStart("secrets");
    new TreeMap<>(secrets).forEach(out::writeStringProperty);
    out.writeEndObject();
  }
}
