package io.countersign.domain.mfa;

/** Whom a second proof is asked of. The first is the strictest, the last the least strict. */
public enum MfaRequirement {
  /** Everybody; who has no authenticator yet must enroll one. */
  MANDATORY,
  /** Users who have an authenticator. */
  OPTIONAL,
  /** Nobody. */
  OFF;

  /** The one of both that asks more. */
  public MfaRequirement stricter(MfaRequirement other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
