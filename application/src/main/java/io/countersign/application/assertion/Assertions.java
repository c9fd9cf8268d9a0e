package io.countersign.application.assertion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs assertions with the keys among {@link SigningKeys}. */
public interface Assertions {

  /**
   * @return a JWT in compact form (RFC 7519), signed with the current signing key, with {@code kid}
   * @throws IllegalStateException if there is no signing key: {@link KeepSigningKeys} comes first
   */
  String sign(AssertionClaims claims);

  /**
   * Signs something that is not an assertion, and sent beside the signature.
   *
   * @param type the {@code typ}, so that it is never taken for anything else
   * @return a detached JWS in compact form (RFC 7515 appendix F), with {@code kid}
   */
  String signDetached(String type, byte[] content);

  /**
   * Signs something that is not an assertion, for whoever keeps it.
   *
   * @param type the {@code typ}, so that it is never taken for anything else
   * @throws IllegalStateException if there is no signing key: {@link KeepSigningKeys} comes first
   */
  Signed signWhole(String type, byte[] content);

  /**
   * Verifies what {@link #signWhole} signed, maybe long ago.
   *
   * @param keys those that may have signed it
   * @return the content; absent if it was not signed so, or by none of these
   */
  Optional<byte[]> open(String type, String jws, List<VerificationKey> keys);

  /**
   * The public keys of all signing keys that are announced or may still be needed, as a JWK set
   * (RFC 7517) in one line. The same keys make the same text.
   */
  String keySet();

  /** A new signing key of the kind that this signs with, which nobody keeps yet. */
  SigningKey newKey(Instant createdAt, Instant signsFrom);
}
