package io.countersign.domain.factor;

/** What came of checking a response. */
public sealed interface Verification {

  /**
   * The response is right.
   *
   * @param credential what to keep from now on, with everything the response used spent
   */
  record Verified(Credential credential) implements Verification {}

  /**
   * The response is wrong, or was right once already.
   *
   * @param reason for logs and metrics only, never for the caller: lower-case words joined by
   *     dashes, for example {@code wrong-code}
   */
  record Rejected(String reason) implements Verification {}
}
