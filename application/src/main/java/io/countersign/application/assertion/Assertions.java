package io.countersign.application.assertion;

/** Signs assertions. */
public interface Assertions {

  /**
   * @return a JWT in compact form (RFC 7519), signed with the current signing key, with {@code kid}
   */
  String sign(AssertionClaims claims);

  /** The public keys of all signing keys that are announced or may still be needed (RFC 7517). */
  String keySet();
}
