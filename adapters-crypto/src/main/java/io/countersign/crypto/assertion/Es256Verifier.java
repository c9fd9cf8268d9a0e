package io.countersign.crypto.assertion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import io.countersign.application.assertion.VerificationKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Verifies what an {@link Es256Key} signed, by its public half; by the JDK, as it is rare. */
final class Es256Verifier {

  private Es256Verifier() {}

  static Optional<byte[]> open(String type, String jws, List<VerificationKey> keys) {
    try {
      JWSObject signed = JWSObject.parse(jws);
      boolean right =
          JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
              && new JOSEObjectType(type).equals(signed.getHeader().getType())
              && keys.stream().anyMatch(key -> isSignedBy(key, signed));
      return right ? Optional.of(signed.getPayload().toBytes()) : Optional.empty();
    } catch (ParseException | IllegalArgumentException notJws) {
      return Optional.empty();
    }
  }

  private static boolean isSignedBy(VerificationKey key, JWSObject signed) {
    if (!key.kid().equals(signed.getHeader().getKeyID())) {
      return false;
    }
    try {
      return signed.verify(new ECDSAVerifier(ECKey.parse(key.jwk())));
    } catch (JOSEException | ParseException notThisKey) {
      return false;
    }
  }
}
