package io.countersign.domain.policy;

import java.util.Optional;
import java.util.Set;

/**
 * What an application says of the user who is about to come in. Texts have at most 320 characters;
 * roles are at most 200.
 *
 * @param phoneNumber as the application has it
 * @param userMetadata what users may say of themselves
 * @param appMetadata what only the application says
 */
public record UserFacts(
    Set<String> roles,
    Optional<String> name,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> phoneNumber,
    boolean phoneVerified,
    Metadata userMetadata,
    Metadata appMetadata) {

  /** Nothing. */
  public static final UserFacts NONE =
      new UserFacts(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          false,
          Metadata.NONE,
          Metadata.NONE);

  /** Keeps a copy. */
  public UserFacts {
    roles = Set.copyOf(roles);
  }
}
