package io.countersign.domain.factor;

import java.util.Optional;

/** What came of checking a response. */
public sealed interface Verification {

  /**
   * The response is right.
   *
   * @param credential what to keep from now on, with everything the response used spent
   * @param evidence what it proved, if that is not what the traits say
   * @param profile what is to be known of the authenticator from now on; absent if that has not
   *     changed
   * @param identity what makes the authenticator this one and no other, for factors that learn it
   *     when an enrollment is confirmed; ignored anywhere else. No other user of the tenant may
   *     have it (WebAuthn Level 3 section 7.1, "credentialId is not yet registered for any user").
   */
  record Verified(
      Credential credential,
      Optional<Evidence> evidence,
      Optional<Profile> profile,
      Optional<SecretBytes> identity)
      implements Verification {

    /** It proved what the traits say. */
    public Verified(Credential credential) {
      this(credential, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It proved this. */
    public Verified proving(Evidence proved) {
      return new Verified(credential, Optional.of(proved), profile, identity);
    }

    /** This is to be known of the authenticator from now on. */
    public Verified showing(Profile known) {
      return new Verified(credential, evidence, Optional.of(known), identity);
    }

    /** This makes the authenticator what it is. */
    public Verified identified(SecretBytes by) {
      return new Verified(credential, evidence, profile, Optional.of(by));
    }
  }

  /**
   * The response is wrong, or was right once already.
   *
   * @param reason for logs and metrics only, never for the caller: lower-case words joined by
   *     dashes, for example {@code wrong-code}
   */
  record Rejected(String reason) implements Verification {}

  /**
   * The user said no, in a way that only they can: they declined on the device that was asked. The
   * authentication is denied, or the enrollment ends, at once.
   */
  record Declined() implements Verification {}
}
