package io.countersign.policies.actions;

import io.countersign.domain.mfa.Entry;
import io.countersign.domain.policy.Metadata;
import io.countersign.domain.policy.OrganizationFacts;
import io.countersign.domain.policy.PolicyEvent;
import io.countersign.domain.policy.Requested;
import io.countersign.policies.actions.sandbox.Answers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * What an action is asked: Auth0's {@code event}, part by part, each when the action first looks at
 * it, and what the actions before it changed.
 */
final class EventText implements Answers {

  private final PolicyEvent event;
  private final Map<String, String> secrets;
  private final String memo;

  /**
   * @param secrets of the action, by name
   * @param memo what the actions before it changed
   */
  EventText(PolicyEvent event, Map<String, String> secrets, Memo memo) {
    this.event = event;
    this.secrets = secrets;
    this.memo = memo.text();
  }

  @Override
  public Optional<String> to(String kind) {
    return switch (kind) {
      case "question" -> Optional.of(question());
      case "memo" -> Optional.of(memo);
      case "user" -> part(out -> EventUser.write(out, event));
      case "authentication" -> part(out -> EventAuthentication.write(out, event));
      case "request" -> part(out -> EventRequest.write(out, event.context()));
      case "authorization" -> part(this::authorization);
      case "organization" ->
          event.context().organization().flatMap(known -> part(out -> organization(out, known)));
      case "client" -> part(this::client);
      case "connection" -> part(EventText::connection);
      case "transaction" -> part(this::transaction);
      case "tenant" -> part(out -> out.writeStringProperty("id", event.tenantName()));
      case "stats" -> part(this::stats);
      case "secrets" -> part(out -> new TreeMap<>(secrets).forEach(out::writeStringProperty));
      default -> Optional.empty();
    };
  }

  private static Optional<String> part(Consumer<JsonGenerator> members) {
    return Optional.of(Json.object(members));
  }

  /**
   * What chance begins with, whether there is an organization, and whether anything was changed.
   */
  private String question() {
    boolean organization = event.context().organization().isPresent();
    return "[" + seed() + "," + organization + "," + !memo.isEmpty() + "]";
  }

  /** The same for the same question, and another for every other. */
  private int seed() {
    return Objects.hash(event.at(), event.tenant(), event.user(), event.methods().size());
  }

  private void authorization(JsonGenerator out) {
    out.writeArrayPropertyStart("roles");
    event.context().user().roles().stream().sorted().forEach(out::writeString);
    out.writeEndArray();
  }

  private static void organization(JsonGenerator out, OrganizationFacts organization) {
    String name = organization.name().orElse(organization.id().value());
    out.writeStringProperty("id", organization.id().value());
    out.writeStringProperty("name", name);
    out.writeStringProperty("display_name", name);
    metadata(out, "metadata", organization.metadata());
  }

  /** As it is: whoever made it saw to it that it is an object. */
  static void metadata(JsonGenerator out, String name, Metadata metadata) {
    out.writeName(name);
    out.writeRawValue(metadata.json());
  }

  private void client(JsonGenerator out) {
    out.writeStringProperty("client_id", event.client().value());
    out.writeStringProperty("name", event.client().value());
    metadata(out, "metadata", Metadata.NONE);
  }

  /** What vouched for the first factor is the application itself; what Auth0 calls a database. */
  private static void connection(JsonGenerator out) {
    out.writeStringProperty("id", "application");
    out.writeStringProperty("name", "application");
    out.writeStringProperty("strategy", "auth0");
  }

  private void transaction(JsonGenerator out) {
    Requested requested = event.context().requested();
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
  }

  /** Nobody counts; who registers was never here, and everybody else was. */
  private void stats(JsonGenerator out) {
    out.writeNumberProperty("logins_count", event.entry() == Entry.SIGN_IN ? 2 : 1);
  }
}
