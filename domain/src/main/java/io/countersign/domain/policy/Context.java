package io.countersign.domain.policy;

import java.util.Optional;

/** What an application says when it asks: of user, organization and request. */
public record Context(
    UserFacts user,
    Optional<OrganizationFacts> organization,
    RequestFacts request,
    Requested requested) {

  /** Nothing. */
  public static final Context NONE =
      new Context(UserFacts.NONE, Optional.empty(), RequestFacts.NONE, Requested.NOTHING);
}
