package io.countersign.domain.client;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do, always within its own tenant, {@link #INSTALLATION_WRITE} excepted. */
public enum Scope {
  /** Read authentications. */
  AUTHENTICATIONS_READ("authentications:read"),
  /** Begin and continue authentications. */
  AUTHENTICATIONS_WRITE("authentications:write"),
  /** Begin, confirm, read and cancel enrollments. */
  ENROLLMENTS_WRITE("enrollments:write"),
  /** List authenticators. */
  AUTHENTICATORS_READ("authenticators:read"),
  /** Rename and revoke authenticators. */
  AUTHENTICATORS_WRITE("authenticators:write"),
  /** Bind existing credentials without a confirmation, for a migration. */
  AUTHENTICATORS_IMPORT("authenticators:import"),
  /** Send a code to an address and check it, for somebody who enrolls nothing. */
  VERIFICATIONS_WRITE("verifications:write"),
  /** Reserve guesses that the application checks itself, and report on them. */
  ATTEMPTS_WRITE("attempts:write"),
  /** List what is locked. */
  LOCKOUTS_READ("lockouts:read"),
  /** Lock and unlock identifiers. */
  LOCKOUTS_WRITE("lockouts:write"),
  /** Mint and revoke user tokens, which open that user's account. */
  USER_TOKENS_WRITE("user-tokens:write"),

  /** Change what a user has bound without their proof, with a reason: for a help desk. */
  OVERRIDES_WRITE("overrides:write"),
  /** Read users. */
  USERS_READ("users:read"),
  /** Read what happened to users. */
  ACTIVITY_READ("activity:read"),
  /** Read everything that happened to the tenant. */
  EVENTS_READ("events:read"),
  /** List trusted browsers. */
  BROWSERS_READ("browsers:read"),
  /** Remember and revoke trusted browsers. */
  BROWSERS_WRITE("browsers:write"),
  /** Change what is asked of users, be it that nothing is. */
  USERS_WRITE("users:write"),
  /** Read the tenant and its organizations. */
  TENANT_READ("tenant:read"),
  /** Change the tenant, its policy included, and its organizations. */
  TENANT_WRITE("tenant:write"),
  /** Read the tenant's own policies, and find out what they would do. */
  POLICIES_READ("policies:read"),
  /** Save the tenant's own policies, and choose which one is asked. */
  POLICIES_WRITE("policies:write"),
  /** List webhooks, and what was sent to them. */
  WEBHOOKS_READ("webhooks:read"),
  /** Create, change, try out and delete webhooks, and send events again. */
  WEBHOOKS_WRITE("webhooks:write"),
  /** List API keys. */
  API_KEYS_READ("api-keys:read"),
  /** Create and revoke API keys, with at most the scopes of the key that does it. */
  API_KEYS_WRITE("api-keys:write"),
  /** Create tenants and rotate the signing key: for the operator of the installation. */
  INSTALLATION_WRITE("installation:write");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** The scope of this name, if there is one. */
  public static Optional<Scope> named(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** The name on the wire, for example {@code authentications:write}. */
  public String text() {
    return text;
  }
}
