package io.countersign.application.authentication;

import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import java.time.Instant;
import java.util.UUID;

/**
 * A place among the authentications of a tenant, in the order in which they began; those of one
 * moment by their ids, byte by byte.
 */
public record AuthenticationMark(Instant createdAt, AuthenticationId id) {

  private static final AuthenticationId FIRST = new AuthenticationId(new UUID(0, 0));

  /** Before all that began then or later. */
  public static AuthenticationMark before(Instant then) {
    return new AuthenticationMark(then, FIRST);
  }

  /** Where this one is. */
  public static AuthenticationMark of(Authentication authentication) {
    return new AuthenticationMark(authentication.createdAt(), authentication.id());
  }
}
