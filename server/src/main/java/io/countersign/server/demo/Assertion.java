package io.countersign.server.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed assertion, checked with nothing but the JDK; an application uses its JWT library.
 *
 * @param signed header and claims as they were signed
 */
public record Assertion(JsonNode header, JsonNode claims, String signed, String signature) {

  private static final JsonMapper JSON = new JsonMapper();

  /** From the compact form (RFC 7515 section 3.1). */
  public static Assertion parse(String jwt) {
    String[] parts = jwt.split("\\.", -1);
    return new Assertion(
        JSON.readTree(decode(parts[0])),
        JSON.readTree(decode(parts[1])),
        parts[0] + "." + parts[1],
        parts[2]);
  }

  /** Whether one of the published keys made the signature (ES256, RFC 7518 section 3.4). */
  public boolean isSignedBy(JsonNode keySet) throws GeneralSecurityException {
    for (JsonNode key : keySet.path("keys")) {
      if (key.path("kid").equals(header.path("kid"))) {
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(publicKey(key));
        check.update(signed.getBytes(StandardCharsets.US_ASCII));
        return check.verify(decode(signature));
      }
    }
    return false;
  }

  private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(coordinate(key, "x"), coordinate(key, "y")),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger coordinate(JsonNode key, String name) {
    return new BigInteger(1, decode(key.path(name).asString()));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
